import Skeleton from '@mui/material/Skeleton';
import { useQuery } from '@tanstack/react-query';
import { useEcoPaths } from '../../hooks/useEcoPaths';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useFindingQueries } from '../../hooks/useFindingQueries';
import { sumFindings } from '../../model/findingCounts';
import { Panel } from '../Panel';
import { FindingsUnknown } from './FindingsUnknown';
import { SeverityCounts } from './SeverityCounts';

/**
 * Shows the number of open findings by severity, each linked to the list.
 *
 * @param props - `of`: the tool or the cluster whose findings are counted
 */
export function FindingTotals(props: {
  of: { tool: string } | { cluster: string };
  /** Names of the selected clusters. */
  clusters: string[];
}) {
  const { of, clusters } = props;
  const t = useEcoTranslation();
  const paths = useEcoPaths();
  const { data, error, isPending } = useQuery(
    useFindingQueries().counts('tool' in of ? of : { clusters: [of.cluster] }),
  );
  const { severities, unknown } = sumFindings({
    counts: data ?? { items: [], unknownIn: [] },
    clusters: data ? clusters : [],
    toolId: 'tool' in of ? of.tool : undefined,
  });
  const isNone = Object.values(severities).every(count => count === 0);
  const isKnown = data !== undefined && data.items.length > 0;
  return (
    <Panel title={t('findings.title')}>
      {isPending && <Skeleton width="60%" />}
      {isKnown && isNone && <div>{t('findings.noneOpen')}</div>}
      <SeverityCounts
        counts={severities}
        to={severity =>
          `${paths.findings}?${new URLSearchParams({ ...of, severity })}`
        }
      />
      <FindingsUnknown error={data ? null : error} unknown={unknown} />
    </Panel>
  );
}
