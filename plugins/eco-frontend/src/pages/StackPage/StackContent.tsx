import { failureOf } from '../../api';
import {
  LoadFailure,
  NoClusters,
  StackSkeleton,
} from '../../components/PageStates';
import { useClusterSelection } from '../../hooks/useClusterSelection';
import { useClusters } from '../../hooks/useClusters';
import { useStack } from '../../hooks/useStack';
import { LoadedStack } from './LoadedStack';
import { UnknownClusters } from './UnknownClusters';

/** The stack page under its header: the drawing, or why there is none. */
export function StackContent() {
  const selection = useClusterSelection();
  const clusters = useClusters();
  const names = new Set(clusters.data?.map(({ name }) => name));
  const missing = clusters.data
    ? selection.chosen.filter(name => !names.has(name))
    : [];
  const known = selection.chosen.filter(name => !missing.includes(name));
  const noneKnown = selection.chosen.length > 0 && known.length === 0;
  const stack = useStack({
    clusters: known,
    // A name that nobody knows must not turn into "all clusters".
    enabled:
      selection.chosen.length === 0 || (clusters.isSuccess && !noneKnown),
  });

  const error = clusters.error ?? stack.error ?? undefined;
  const refused = error && failureOf(error) !== 'other';
  const incomplete = !clusters.data || (!stack.data && !noneKnown);
  if (error && (incomplete || refused)) {
    const retry = () => {
      clusters.refetch();
      stack.refetch();
    };
    return <LoadFailure error={error} onRetry={retry} />;
  }
  if (clusters.data?.length === 0) {
    return <NoClusters />;
  }
  if (noneKnown && clusters.data) {
    return <UnknownClusters names={missing} onShowAll={selection.chooseAll} />;
  }
  if (!clusters.data || !stack.data) {
    return <StackSkeleton />;
  }
  return (
    <LoadedStack
      clusters={clusters.data}
      stack={stack.data}
      selection={selection}
      missing={missing}
      switching={stack.isPlaceholderData}
      failedUpdate={
        error && { message: error.message, dataFrom: stack.dataUpdatedAt }
      }
    />
  );
}
