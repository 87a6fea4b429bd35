import { isError } from '@backstage/errors';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { ecoTranslationRef } from '@backstage-eco/plugin-eco';
import { ecoInventoryReadPermission } from '@backstage-eco/plugin-eco-common';
import { ClusterCard } from './ClusterCard';
import { Figure } from './Figure';
import { FindingsFigure } from './FindingsFigure';
import { Fleet } from './fleet';
import { NoClusters } from './NoClusters';
import { useFleet } from './useFleet';

const GRID = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
};

function Figures({ fleet }: { fleet?: Fleet }) {
  const unread = fleet ? fleet.clusters.length - fleet.readCount : 0;
  const isUnknown = fleet?.readCount === 0;
  return (
    <Box sx={GRID}>
      <Figure
        label="Clusters"
        value={fleet?.clusters.length}
        detail={
          unread > 0
            ? `${unread} of them not read yet`
            : 'every one that you may see'
        }
      />
      <Figure
        label="Tools"
        value={isUnknown ? 'Unknown' : fleet?.toolCount}
        detail={
          isUnknown
            ? 'no cluster has been read'
            : 'found in at least one cluster'
        }
      />
      <Figure
        label="Layers"
        value={
          isUnknown
            ? 'Unknown'
            : fleet && `${fleet.filledLayerCount} of ${fleet.layerCount}`
        }
        detail={
          isUnknown
            ? 'no cluster has been read'
            : 'have a tool at work in some cluster'
        }
      />
      <FindingsFigure />
    </Box>
  );
}

/** Explains why there are no figures. Missing permission is not an error. */
function FleetFailure({ error }: { error: Error }) {
  const { t } = useTranslationRef(ecoTranslationRef);
  if (isError(error) && error.statusCode === 403) {
    return (
      <Alert severity="info" role="alert">
        <AlertTitle>{t('denied.title')}</AlertTitle>
        {t('denied.description', {
          permission: ecoInventoryReadPermission.name,
        })}
      </Alert>
    );
  }
  return (
    <Alert severity="warning" role="alert">
      The clusters cannot be shown now: {error.message}
    </Alert>
  );
}

/** Live figures of the fleet, with a card for each cluster. */
export function FleetSection() {
  const { data: fleet, error } = useFleet();
  if (error && !fleet) {
    return <FleetFailure error={error} />;
  }
  if (fleet?.clusters.length === 0) {
    return <NoClusters />;
  }
  return (
    <>
      <Figures fleet={fleet} />
      <Typography
        component="h2"
        sx={{ mt: 5, mb: 2, fontSize: 22, fontWeight: 600 }}
      >
        Clusters
      </Typography>
      <Box component="ul" sx={{ ...GRID, listStyle: 'none', p: 0, m: 0 }}>
        {fleet?.clusters.map(cluster => (
          <ClusterCard key={cluster.summary.name} cluster={cluster} />
        ))}
      </Box>
    </>
  );
}
