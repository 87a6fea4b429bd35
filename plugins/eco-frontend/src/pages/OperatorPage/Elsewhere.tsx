import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import {
  ClusterSummary,
  OperatorDetail,
  OperatorSummary,
} from '@backstage-eco/plugin-eco-common';
import { MaturityMarks } from '../../components/Maturity';
import { Panel } from '../../components/Panel';
import { TextLink } from '../../components/TextLink';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useOperatorQueries } from '../../hooks/useOperatorQueries';

/** The same operator in other clusters, with its version and marks there. */
export function Elsewhere(props: {
  detail: OperatorDetail;
  clusters: ClusterSummary[];
}) {
  const { detail, clusters } = props;
  const t = useEcoTranslation();
  const { data } = useQuery(useOperatorQueries().operators());
  const same = data?.items.filter(
    each => each.cluster !== detail.cluster && isSame(each, detail),
  );
  return (
    <Panel title={t('operator.elsewhere')}>
      {same?.length === 0 && t('operator.elsewhereNone')}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {same?.map(operator => (
          <li key={`${operator.cluster}/${operator.workload.namespace}`}>
            <OperatorThere operator={operator} clusters={clusters} />
          </li>
        ))}
      </Box>
    </Panel>
  );
}

function OperatorThere(props: {
  operator: OperatorSummary;
  clusters: ClusterSummary[];
}) {
  const { cluster, workload, version, maturity } = props.operator;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const title = props.clusters.find(({ name }) => name === cluster)?.title;
  return (
    <Box sx={{ mb: 1 }}>
      <TextLink to={paths.operator({ cluster, ...workload })}>
        {title ?? cluster}
      </TextLink>{' '}
      {version ?? t('card.versionUnknown')}
      <div>
        <MaturityMarks marks={maturity} />
      </div>
    </Box>
  );
}

/** One tool may have several controllers, so their names decide too. */
function isSame(one: OperatorSummary, other: OperatorDetail): boolean {
  return (
    one.toolId === other.toolId &&
    one.workload.kind === other.workload.kind &&
    one.workload.name === other.workload.name
  );
}
