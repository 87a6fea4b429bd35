import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Logo } from '../navigation';
import { reasonOf } from './reasonOf';

/**
 * Explains that this browser cannot sign in: it has no key, or the key of an
 * earlier start.
 */
export function KeyNeeded(props: { error?: Error }) {
  const { error } = props;
  return (
    <Box
      component="main"
      sx={{ maxWidth: 640, mx: 'auto', px: 3, py: { xs: 6, md: 12 } }}
    >
      <Logo size={40} />
      <Typography component="h1" sx={{ fontSize: 32, fontWeight: 700, mt: 3 }}>
        Open the address from your terminal
      </Typography>
      <Typography sx={{ mt: 2, fontSize: 18, color: 'text.secondary' }}>
        The last line that <code>npm start</code> printed is an address with a
        key. Open it once, and this browser can sign in until the portal stops.
        Other users of this machine cannot.
      </Typography>
      {error && (
        <Typography role="alert" sx={{ mt: 2 }}>
          {reasonOf(error)}
        </Typography>
      )}
    </Box>
  );
}
