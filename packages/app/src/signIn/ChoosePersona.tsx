import Alert from '@mui/material/Alert';
import Avatar from '@mui/material/Avatar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { Logo } from '../navigation';
import { Persona } from './personas';
import { reasonOf } from './reasonOf';

/** Selection of demo users, each with what they may do. */
export function ChoosePersona(props: {
  personas: Persona[];
  /** Why the last sign-in failed. */
  error?: Error;
  onChoose: (user: string) => void;
}) {
  const { personas, error, onChoose } = props;
  return (
    <Box
      component="main"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 4,
        width: '100%',
        maxWidth: 1120,
        minHeight: '100vh',
        mx: 'auto',
        px: { xs: 2, sm: 4 },
        py: { xs: 4, md: 6 },
        justifyContent: { md: 'center' },
      }}
    >
      <Heading />
      {error && (
        <Alert severity="error" role="alert">
          Nobody could be signed in: {reasonOf(error)}
        </Alert>
      )}
      <Box
        component="ul"
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns:
            'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
          listStyle: 'none',
          p: 0,
          m: 0,
        }}
      >
        {personas.map(persona => (
          <PersonaCard
            key={persona.user}
            persona={persona}
            onChoose={() => onChoose(persona.user)}
          />
        ))}
      </Box>
      <Typography variant="body2" color="text.secondary">
        These people are invented and need no password: the key in the address
        of this portal lets you in. Sign out to become somebody else.
      </Typography>
    </Box>
  );
}

function Heading() {
  return (
    <Box component="header">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 3 }}>
        <Logo size={40} />
        <Typography component="span" sx={{ fontSize: 26, fontWeight: 600 }}>
          Eco
        </Typography>
      </Box>
      <Typography
        component="h1"
        sx={{ fontSize: { xs: 28, md: 38 }, fontWeight: 700, lineHeight: 1.15 }}
      >
        Who do you want to be?
      </Typography>
      <Typography
        sx={{ mt: 1.5, maxWidth: 720, fontSize: 18, color: 'text.secondary' }}
      >
        This is a demo. What you see of its clusters, and what you may do with
        them, goes by who you are.
      </Typography>
    </Box>
  );
}

function PersonaCard(props: { persona: Persona; onChoose: () => void }) {
  const { persona, onChoose } = props;
  const { name, role, may } = persona;
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{
        display: 'flex',
        flexDirection: 'column',
        gap: 2,
        p: 3,
        borderRadius: 3,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Avatar
          aria-hidden
          sx={{
            width: 52,
            height: 52,
            fontSize: 20,
            fontWeight: 600,
            bgcolor: 'primary.main',
            color: 'primary.contrastText',
          }}
        >
          {initials(name)}
        </Avatar>
        <Box>
          <Typography component="h2" sx={{ fontSize: 20, fontWeight: 600 }}>
            {role}
          </Typography>
          <Typography color="text.secondary">{name}</Typography>
        </Box>
      </Box>
      <Typography sx={{ flexGrow: 1 }}>{may}</Typography>
      <Button
        variant="contained"
        size="large"
        disableElevation
        fullWidth
        onClick={onChoose}
      >
        Enter as {name}
      </Button>
    </Paper>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .map(word => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();
}
