import { Link } from '@backstage/core-components';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { ecoTranslationRef, rootRouteRef } from '@backstage-eco/plugin-eco';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { FleetCluster } from './fleet';

function dotColor(summary: ClusterSummary): string {
  switch (summary.outcome.status) {
    case 'ok':
      return 'success.main';
    case 'pending':
      return 'text.disabled';
    case 'partial':
    case 'client-side-auth':
    case 'not-listed':
      return 'warning.main';
    default:
      return 'error.main';
  }
}

function describeNodes(summary: ClusterSummary): string | undefined {
  const { nodeCount, simulatedNodeCount = 0 } = summary;
  if (nodeCount === undefined) {
    return undefined;
  }
  const nodes = `${nodeCount} ${nodeCount === 1 ? 'node' : 'nodes'}`;
  if (simulatedNodeCount === 0) {
    return nodes;
  }
  return simulatedNodeCount === nodeCount
    ? `${nodes}, simulated`
    : `${nodes}, ${simulatedNodeCount} of them simulated`;
}

function describeTools(toolCount: number | undefined): string {
  if (toolCount === undefined) {
    return 'Tools unknown until it is read';
  }
  return toolCount === 1 ? '1 tool' : `${toolCount} tools`;
}

/** One cluster: read status, facts, and a link to its stack. */
export function ClusterCard({ cluster }: { cluster: FleetCluster }) {
  const { summary, toolCount } = cluster;
  const { t } = useTranslationRef(ecoTranslationRef);
  const stackPath = useRouteRef(rootRouteRef)?.() ?? '/eco';
  const { status, reason } = summary.outcome;
  const facts = [
    summary.kubernetesVersion && `Kubernetes ${summary.kubernetesVersion}`,
    describeNodes(summary),
  ].filter(fact => fact !== undefined);
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 2.5, borderRadius: 3, overflowWrap: 'anywhere' }}
    >
      <Typography component="h3" sx={{ fontSize: 18, fontWeight: 600 }}>
        <Link to={`${stackPath}?cluster=${encodeURIComponent(summary.name)}`}>
          {summary.title}
        </Link>
      </Typography>
      <Typography>{describeTools(toolCount)}</Typography>
      <Typography variant="body2" color="text.secondary">
        {facts.join(' · ')}
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mt: 1.5 }}>
        <Box
          aria-hidden
          sx={{
            flexShrink: 0,
            width: 10,
            height: 10,
            borderRadius: '50%',
            bgcolor: dotColor(summary),
          }}
        />
        <Typography variant="body2">
          {t(`outcome.${status}`)}
          {reason && `: ${reason}`}
        </Typography>
      </Box>
    </Paper>
  );
}
