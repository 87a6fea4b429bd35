import { useMemo, useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { DataTable } from '../../components/DataTable';
import { useEcoTranslation } from '../../hooks/useEcoTranslation';
import { useParameters } from '../../hooks/useParameters';
import { ComparedRow } from '../../model/comparison/comparisonRows';
import { groupColumns } from '../../model/comparison/groupColumns';
import { useComparedColumns } from './useComparedColumns';

/** Number of columns shown at first, and added each time. */
const COLUMNS = 8;

const toolbarStyle = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 2,
} as const;

/**
 * Rows that match the filters. Clusters that are the same in all of them share
 * a column.
 */
export function ComparedTable(props: {
  rows: ComparedRow[];
  baseline: string;
  clusters: string[];
  titles: ReadonlyMap<string, string>;
}) {
  const { rows, baseline, clusters, titles } = props;
  const t = useEcoTranslation();
  const [most, setMost] = useState(COLUMNS);
  const matching = useMatchingRows(rows);
  const groups = useMemo(
    () => groupColumns(matching.shown, clusters),
    [matching.shown, clusters],
  );
  const shown = useMemo(() => groups.slice(0, most), [groups, most]);
  const columns = useComparedColumns({
    rows,
    groups: shown,
    baseline,
    clusters,
    titles,
  });
  const more = groups.length - shown.length;
  const counts = [
    t('comparison.count', {
      differing: String(matching.differing),
      all: String(matching.all),
    }),
    matching.explained > 0 &&
      t('comparison.explained', { count: matching.explained }),
    matching.untold > 0 && t('comparison.untold', { count: matching.untold }),
  ].filter(Boolean);
  if (matching.shown.length === 0) {
    return (
      <Typography role="status" sx={{ color: 'text.secondary' }}>
        {matching.all > 0
          ? [t('comparison.noDifferences'), ...counts.slice(1)].join(' ')
          : t('comparison.nothingFits')}
      </Typography>
    );
  }
  return (
    <>
      <DataTable
        label={t('comparison.table')}
        rows={matching.shown}
        columns={columns}
        rowId={({ id }) => id}
        csv="eco-comparison"
        toolbar={
          <Box sx={toolbarStyle}>
            <Typography variant="caption" role="status">
              {counts.join(', ')}
            </Typography>
            {more > 0 && (
              <Button size="small" onClick={() => setMost(most + COLUMNS)}>
                {t('comparison.moreClusters', {
                  count: Math.min(more, COLUMNS),
                })}
              </Button>
            )}
          </Box>
        }
      />
    </>
  );
}

/** Returns the rows to show, and how many match the filters. */
function useMatchingRows(rows: ComparedRow[]) {
  const { one, all } = useParameters();
  const text = (one('q') ?? '').toLowerCase();
  const types = all('type').join();
  const layers = all('layer').join();
  const isAll = one('all') !== undefined;
  return useMemo(() => {
    const isAmong = (chosen: string, values: string[]) =>
      chosen === '' || values.some(value => chosen.split(',').includes(value));
    const matching = rows.filter(
      ({ id, name, type, layers: own }) =>
        `${id} ${name}`.toLowerCase().includes(text) &&
        isAmong(types, [type]) &&
        isAmong(layers, own),
    );
    const isShown = (row: ComparedRow) => row.differing > 0 && !row.isExplained;
    const differing = matching.filter(row => row.differing > 0);
    return {
      shown: isAll ? matching : matching.filter(isShown),
      all: matching.length,
      differing: differing.length,
      explained: differing.filter(row => row.isExplained).length,
      untold: matching.filter(row => row.differing === 0 && row.hasUnknown)
        .length,
    };
  }, [rows, text, types, layers, isAll]);
}
