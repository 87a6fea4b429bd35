import { useMemo } from 'react';
import { ClusterSummary } from '@backstage-eco/plugin-eco-common';
import { AmountChart } from '../../components/AmountChart';
import { DataTable } from '../../components/DataTable';
import { Panel } from '../../components/Panel';
import { AMOUNT_UNITS, useAmountWords } from '../../hooks/useAmountWords';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { ClusterOverheadRow } from '../../model/overheadRows';
import { ChartWithTable } from './ChartWithTable';
import { amountOf, shownResource } from './shownResource';
import { useClusterColumns } from './useClusterColumns';

/** Memory of a full stack. Source: the primer, "Common Gotchas". */
const FULL_STACK_BYTES = { from: 4e9, to: 8e9 };
const MAX_BARS = 25;

/**
 * Resources that the stack takes in each cluster, compared with those of its
 * nodes.
 */
export function OverheadOfClusters(props: {
  rows: ClusterOverheadRow[];
  clusters: ClusterSummary[];
}) {
  const { rows, clusters } = props;
  const t = useEcoTranslation();
  const { one } = useParameters();
  const words = useAmountWords();
  const resource = shownResource(one('resource'));
  const titles = useMemo(
    () => new Map(clusters.map(({ name, title }) => [name, title])),
    [clusters],
  );
  const columns = useClusterColumns(titles);
  const bars = rows
    .map(({ cluster, stack, notAttributed }) => ({
      name: titles.get(cluster) ?? cluster,
      amounts: [amountOf(stack, resource), amountOf(notAttributed, resource)],
    }))
    .sort((a, b) => (b.amounts[0] ?? 0) - (a.amounts[0] ?? 0));
  return rows.length === 0 ? null : (
    <Panel title={t('overhead.clusters')}>
      <ChartWithTable
        chart={
          <AmountChart
            label={t('overhead.chartOfClusters', {
              resource: t(`overhead.${resource}`),
            })}
            bars={bars.slice(0, MAX_BARS)}
            series={[t('overhead.stack'), t('overhead.notAttributed')]}
            isStacked
            words={words[resource]}
            unit={AMOUNT_UNITS[resource]}
            range={
              resource === 'memory'
                ? { ...FULL_STACK_BYTES, label: t('overhead.fullStack') }
                : undefined
            }
          />
        }
      >
        <DataTable
          label={t('overhead.clusters')}
          name="clusters"
          rows={rows}
          columns={columns}
          rowId={({ cluster }) => cluster}
          csv="eco-overhead-clusters"
        />
      </ChartWithTable>
    </Panel>
  );
}
