import Box from '@mui/material/Box';
import {
  ClusterSummary,
  InventoryKindSummary,
} from '@backstage-eco/plugin-eco-common';
import { FindingTotals } from '../../components/Findings';
import { useParameters } from '../../hooks/useParameters';
import { ClusterHead } from './ClusterHead';
import { CustomResources } from './CustomResources';
import { KindOverview } from './KindOverview';
import { RecentEvents } from './RecentEvents';
import { PastCluster } from './PastCluster';

/** Current state of a cluster, or its state at a past time. */
export function LoadedCluster(props: {
  cluster: ClusterSummary;
  kinds: InventoryKindSummary[];
}) {
  const { cluster, kinds } = props;
  const at = useParameters().one('at');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2 }}>
      <ClusterHead cluster={cluster} />
      {at ? (
        <PastCluster cluster={cluster.name} at={at} />
      ) : (
        <>
          <FindingTotals
            of={{ cluster: cluster.name }}
            clusters={[cluster.name]}
          />
          <KindOverview cluster={cluster} kinds={kinds} />
          <RecentEvents cluster={cluster.name} />
          <CustomResources
            cluster={cluster.name}
            crds={kinds.find(({ kind }) => kind === 'crds')}
          />
        </>
      )}
    </Box>
  );
}
