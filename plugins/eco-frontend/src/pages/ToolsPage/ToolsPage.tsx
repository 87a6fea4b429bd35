import { Stack } from '@backstage-eco/plugin-eco-common';
import { PageSkeleton } from '../../components/PageStates';
import { UnknownNames } from '../../components/UnknownNames';
import { WithStack } from '../../components/WithStack';
import { useFilters } from '../../hooks/useFilters';
import { LoadedTools } from './LoadedTools';

/** List of the tools that were found, or of all that Eco knows. */
export function ToolsPage() {
  return (
    <WithStack skeleton={<PageSkeleton />}>
      {stack => <KnownClusters stack={stack} />}
    </WithStack>
  );
}

function KnownClusters(props: { stack: Stack }) {
  const used = useFilters();
  return (
    <>
      <UnknownNames used={used} clusters={props.stack.clusters} />
      <LoadedTools stack={props.stack} used={used} />
    </>
  );
}
