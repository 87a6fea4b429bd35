import { PageSkeleton } from '../../components/PageStates';
import { WithAnswer } from '../../components/WithAnswer';
import { useClusters } from '../../hooks/useClusters';
import { LoadedClusters } from './LoadedClusters';

/** The clusters: how each was read and when, and those that went away. */
export function ClustersPage() {
  return (
    <WithAnswer answer={useClusters()} skeleton={<PageSkeleton />}>
      {clusters => <LoadedClusters clusters={clusters} />}
    </WithAnswer>
  );
}
