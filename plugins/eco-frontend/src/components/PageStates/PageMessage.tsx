import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

/** A message in place of a page's content: what is wrong, and what to do. */
export function PageMessage(props: {
  icon: ReactNode;
  title: string;
  description?: string;
  /** Announced to screen readers at once, as an error. */
  alert?: boolean;
  children?: ReactNode;
}) {
  return (
    <Box
      role={props.alert ? 'alert' : undefined}
      sx={{
        maxWidth: 640,
        mx: 'auto',
        py: { xs: 4, md: 8 },
        px: 2,
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 1.5,
        textAlign: 'center',
        overflowWrap: 'anywhere',
        '& > svg': { fontSize: 48, color: 'text.secondary' },
      }}
    >
      {props.icon}
      <Typography component="h2" variant="h5" sx={{ m: 0 }}>
        {props.title}
      </Typography>
      {props.description && (
        <Typography variant="body1" sx={{ color: 'text.secondary' }}>
          {props.description}
        </Typography>
      )}
      {props.children}
    </Box>
  );
}
