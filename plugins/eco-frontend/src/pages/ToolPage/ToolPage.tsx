import { Stack } from '@backstage-eco/plugin-eco-common';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { failureOf } from '../../api';
import {
  LoadFailure,
  NoSuchThing,
  PageSkeleton,
} from '../../components/PageStates';
import { WithStack } from '../../components/WithStack';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoQueries } from '../../hooks/useEcoQueries';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { LoadedTool } from './LoadedTool';

/** Page of one tool, or an explanation if there is no such tool. */
export function ToolPage() {
  const { toolId = '' } = useParams();
  return (
    <WithStack skeleton={<PageSkeleton />}>
      {stack => <ToolInStack key={toolId} toolId={toolId} stack={stack} />}
    </WithStack>
  );
}

function ToolInStack(props: { toolId: string; stack: Stack }) {
  const { toolId, stack } = props;
  const { data, error, refetch } = useQuery(
    useEcoQueries().tool({ toolId, clusters: [] }),
  );
  if (data) {
    return <LoadedTool detail={data} stack={stack} />;
  }
  if (error && failureOf(error) === 'not-found') {
    return <NoSuchTool toolId={toolId} />;
  }
  if (error) {
    return <LoadFailure error={error} onRetry={() => refetch()} />;
  }
  return <PageSkeleton />;
}

function NoSuchTool(props: { toolId: string }) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  return (
    <NoSuchThing
      title={t('panel.noSuchTool', { tool: props.toolId })}
      to={`${paths.tools}?known=true`}
      words={t('tool.allKnown')}
    />
  );
}
