import Box from '@mui/material/Box';
import { OperatorInCluster } from '../../model/operatorsInClusters';
import { TextLink } from '../../components/TextLink';
import { useClusters } from '../../hooks/useClusters';
import { useDefinitions } from '../../hooks/useDefinitions';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { operatorRows } from '../../model/operatorRows';

/**
 * Beyond this number, operators are counted; the list of operators has them
 * all.
 */
const MAX_NAMES = 6;

/** Lists operators by name and cluster, each linked to its page. */
export function OperatorNames(props: { operators: OperatorInCluster[] }) {
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const { data: tools } = useDefinitions();
  const { data: clusters = [] } = useClusters();
  const titles = new Map(clusters.map(({ name, title }) => [name, title]));
  const rows = operatorRows(props.operators, tools);
  const more = rows.length - MAX_NAMES;
  if (rows.length === 0) {
    return <>{t('aboutOperators.noneSeen')}</>;
  }
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {rows.slice(0, MAX_NAMES).map(({ id, name, cluster, workload }) => (
        <li key={id}>
          <TextLink to={paths.operator({ cluster, ...workload })} inText>
            {name}
          </TextLink>{' '}
          {t('tool.operatorIn', { cluster: titles.get(cluster) ?? cluster })}
        </li>
      ))}
      {more > 0 && (
        <li>{t('operators.moreKinds', { number: String(more) })}</li>
      )}
    </Box>
  );
}
