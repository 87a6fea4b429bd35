import { useMemo } from 'react';
import { ClusterSummary, Tool } from '@backstage-eco/plugin-eco-common';
import { AmountBar, AmountChart } from '../../components/AmountChart';
import { DataTable } from '../../components/DataTable';
import { NoneFound } from '../../components/NoneFound';
import { Panel } from '../../components/Panel';
import { AMOUNT_UNITS, useAmountWords } from '../../hooks/useAmountWords';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { OverheadRow, overheadRows } from '../../model/overheadRows';
import { ChartWithTable } from './ChartWithTable';
import { amountOf, shownGrouping, shownResource } from './shownResource';
import { useGroupColumns } from './useGroupColumns';
import { useGroupName } from './useGroupName';

const MAX_BARS = 15;

/** Resources that each tool or layer takes, summed over clusters. */
export function OverheadOfGroups(
  props: Omit<Parameters<typeof overheadRows>[0], 'by'> & {
    tools: Tool[];
    clusters: ClusterSummary[];
  },
) {
  const { tools, clusters, ...wanted } = props;
  const t = useEcoTranslation();
  const { one } = useParameters();
  const by = shownGrouping(one('by'));
  const nameOf = useGroupName(by, tools);
  const columns = useGroupColumns(by, nameOf);
  const rows = overheadRows({ ...wanted, by });
  return (
    <Panel title={t(by === 'tool' ? 'overhead.tools' : 'overhead.layers')}>
      {rows.length > 0 ? (
        <ChartWithTable chart={<Chart rows={rows} nameOf={nameOf} />}>
          <DataTable
            key={by}
            label={t(by === 'tool' ? 'overhead.tools' : 'overhead.layers')}
            rows={rows}
            columns={columns}
            rowId={({ id, isNotAttributed }) => `${isNotAttributed}/${id}`}
            csv={`eco-overhead-${by}s`}
            sortedBy="memory_requests"
          />
        </ChartWithTable>
      ) : (
        <NoneFound clusters={clusters} words={t('overhead.none')} />
      )}
    </Panel>
  );
}

/** Chart of the largest rows, with the others summed. */
function Chart(props: {
  rows: OverheadRow[];
  nameOf: (row: OverheadRow) => string;
}) {
  const { rows, nameOf } = props;
  const t = useEcoTranslation();
  const { one } = useParameters();
  const words = useAmountWords();
  const resource = shownResource(one('resource'));
  const bars = useMemo(() => {
    const all = rows
      .map(row => ({
        name: nameOf(row),
        amounts: [row.requests, row.limits].map(
          sums => amountOf(sums, resource) ?? 0,
        ),
      }))
      .sort((a, b) => b.amounts[0] - a.amounts[0]);
    const rest = all.slice(MAX_BARS);
    const shown: AmountBar[] = all.slice(0, MAX_BARS);
    return rest.length === 0
      ? shown
      : [
          ...shown,
          {
            name: t('overhead.rest', { count: rest.length }),
            amounts: [0, 1].map(index =>
              rest.reduce((sum, { amounts }) => sum + amounts[index], 0),
            ),
          },
        ];
  }, [rows, nameOf, resource, t]);
  const hasLimits = bars.some(({ amounts }) => (amounts[1] ?? 0) > 0);
  return (
    <AmountChart
      label={t('overhead.chartOfGroups', {
        resource: t(`overhead.${resource}`),
      })}
      bars={bars}
      series={[
        t('overhead.requests'),
        ...(hasLimits ? [t('overhead.limits')] : []),
      ]}
      isStacked={false}
      words={words[resource]}
      unit={AMOUNT_UNITS[resource]}
    />
  );
}
