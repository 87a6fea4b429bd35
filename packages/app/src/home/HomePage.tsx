import { useState } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Container } from '@backstage/ui';
import ArrowForward from '@mui/icons-material/ArrowForward';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { rootRouteRef } from '@backstage-eco/plugin-eco';
import { Logo } from '../navigation';
import { FleetSection } from './FleetSection';

function Hero() {
  const stackPath = useRouteRef(rootRouteRef)?.() ?? '/eco';
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 4, py: { xs: 3, md: 6 } }}
    >
      <Box sx={{ flex: '1 1 420px', maxWidth: 720 }}>
        <Typography
          component="h1"
          sx={{
            fontSize: { xs: 30, md: 42 },
            fontWeight: 700,
            lineHeight: 1.15,
          }}
        >
          What your clusters really run
        </Typography>
        <Typography
          sx={{ mt: 2, mb: 3, fontSize: 18, color: 'text.secondary' }}
        >
          Eco shows every Kubernetes cluster as the layered ecosystem stack that
          it runs, from the nodes up to the developer tools, with the evidence
          for each tool.
        </Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <Button
            component={Link}
            to={stackPath}
            variant="contained"
            size="large"
            disableElevation
            endIcon={<ArrowForward />}
          >
            Open the ecosystem stack
          </Button>
          <Button
            component={Link}
            to={`${stackPath}/databases`}
            variant="outlined"
            size="large"
          >
            Get a database
          </Button>
        </Box>
      </Box>
      <Box
        sx={{
          display: { xs: 'none', md: 'flex' },
          flex: '0 1 200px',
          alignItems: 'center',
        }}
      >
        <Logo size={168} />
      </Box>
    </Box>
  );
}

/** Landing page: what Eco is, and the current state of the clusters. */
export function HomePage() {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Container>
        <Box component="main" sx={{ maxWidth: 1120, mx: 'auto', pb: 6 }}>
          <Hero />
          <FleetSection />
        </Box>
      </Container>
    </QueryClientProvider>
  );
}
