import { PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { LoadedClusters } from './LoadedClusters';

/** Lists the clusters with their read status, and archived clusters. */
export function ClustersPage() {
  return (
    <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
      {clusters => <LoadedClusters clusters={clusters} />}
    </WithAnswer>
  );
}
