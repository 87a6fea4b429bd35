import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { ClusterSummary, Tool } from '@backstage-eco/plugin-eco-common';
import { MaturityMarks } from '../../components/Maturity';
import { Panel } from '../../components/Panel';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';

/** Operators of a tool with their maturity. Renders nothing if it has none. */
export function OperatorsOfTool(props: {
  tool: Tool;
  clusters: ClusterSummary[];
}) {
  const { tool, clusters } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const { data } = useQuery(useOperatorQueries().operators());
  const operators = data?.items.filter(({ toolId }) => toolId === tool.id);
  if (!operators?.length) {
    return null;
  }
  const titleOf = (cluster: string) =>
    clusters.find(({ name }) => name === cluster)?.title ?? cluster;
  return (
    <Panel title={t('tool.operators')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {operators.map(({ cluster, workload, maturity }) => (
          <Box
            component="li"
            key={[cluster, ...Object.values(workload)].join('/')}
            sx={{ mb: 1 }}
          >
            <TextLink inText to={paths.operator({ cluster, ...workload })}>
              {workload.name}
            </TextLink>{' '}
            {t('tool.operatorIn', { cluster: titleOf(cluster) })}
            <div>
              <MaturityMarks marks={maturity} />
            </div>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
