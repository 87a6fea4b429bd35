import { Stack } from '@backstage-eco/plugin-eco-common';
import { NoClusters, StackSkeleton } from '../../components/PageStates';
import { UnknownNames } from '../../components/UnknownNames';
import { WithStack } from '../../components/WithStack';
import { useFilters } from '../../hooks/useFilters';
import { LoadedStack } from './LoadedStack';

/** Stack of the selected clusters, or an explanation if there are none. */
export function StackPage() {
  return (
    <WithStack skeleton={<StackSkeleton />}>
      {stack => <KnownClusters stack={stack} />}
    </WithStack>
  );
}

function KnownClusters(props: { stack: Stack }) {
  const { stack } = props;
  const used = useFilters();
  if (stack.clusters.length === 0) {
    return <NoClusters />;
  }
  return (
    <>
      <UnknownNames used={used} clusters={stack.clusters} />
      <LoadedStack stack={stack} used={used} />
    </>
  );
}
