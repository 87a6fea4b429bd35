import { useMemo } from 'react';
import { DataColumn } from '../../components/DataTable';
import { useClusterWords } from '../../hooks/useClusterWords';
import { Translate, useEcoTranslation } from '../../hooks/useEcoTranslation';
import {
  ComparedCell,
  ComparedRow,
} from '../../model/comparison/comparisonRows';
import { Drift } from '../../model/comparison/driftOf';
import { ComparedColumn } from '../../model/comparison/groupColumns';
import { CellWords, SubjectName, sideWords } from './ComparedCells';

/** Sort order of the cells. */
const ORDER: Drift[] = [
  'missing',
  'only',
  'extra',
  'lagging',
  'ahead',
  'different',
  'schema',
  'unknown',
  'same',
  'baseline',
];

/** Columns of the comparison: the baseline, then groups of equal clusters. */
export function useComparedColumns(options: {
  /** In the default order. */
  rows: ComparedRow[];
  groups: ComparedColumn[];
  baseline: string;
  clusters: string[];
  titles: ReadonlyMap<string, string>;
}): Array<DataColumn<ComparedRow>> {
  const { rows, groups, baseline, clusters, titles } = options;
  const t = useEcoTranslation();
  const words = useClusterWords();
  const heads = groups.map(group =>
    words(group.clusters.map(name => titles.get(name) ?? name)),
  );
  const key = heads.join('\n');
  return useMemo(() => {
    const headOf = key.split('\n');
    return [
      ...subjectColumns(rows, t),
      {
        id: 'baseline',
        head: t('comparison.baselineHead', {
          cluster: titles.get(baseline) ?? baseline,
        }),
        shortHead: t('comparison.baseline'),
        cell: ({ cells }) => <CellWords cell={cells.get(baseline)} />,
      },
      ...groups.map(
        ({ clusters: [first] }, index): DataColumn<ComparedRow> => ({
          id: `in_${first}`,
          head: headOf[index],
          sortBy: ({ cells }) =>
            ORDER.indexOf(cells.get(first)?.drift ?? 'unknown'),
          cell: ({ cells }) => <CellWords cell={cells.get(first)} />,
        }),
      ),
      ...[baseline, ...clusters].map(name => csvColumn(name, t)),
    ];
  }, [t, rows, groups, key, baseline, clusters, titles]);
}

function subjectColumns(
  rows: ComparedRow[],
  t: Translate,
): Array<DataColumn<ComparedRow>> {
  const places = new Map(rows.map(({ id }, index) => [id, index]));
  return [
    {
      id: 'name',
      head: t('comparison.subject'),
      value: row => row.name,
      sortBy: ({ id }) => places.get(id),
      cell: row => <SubjectName row={row} />,
    },
    { id: 'type', head: '', csvOnly: true, value: row => row.type },
    {
      id: 'id',
      head: '',
      csvOnly: true,
      value: ({ toolId, kind }) =>
        toolId ?? (kind && `${kind.plural}.${kind.group}`),
    },
  ];
}

/** Exports each cluster as a separate column. */
function csvColumn(name: string, t: Translate): DataColumn<ComparedRow> {
  return {
    id: name,
    head: '',
    csvOnly: true,
    value: ({ cells }) => cellText(cells.get(name), t),
  };
}

function cellText(cell: ComparedCell | undefined, t: Translate) {
  return cell && `${sideWords(cell.side, t)} (${t(`drift.${cell.drift}`)})`;
}
