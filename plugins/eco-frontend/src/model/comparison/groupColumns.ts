import { ComparedRow, isDiffering } from './comparisonRows';

/** Clusters that are the same in all rows. */
export interface ComparedColumn {
  clusters: string[];
  /** Number of rows in which they certainly differ from the baseline. */
  differing: number;
}

/**
 * Groups clusters that are the same in all rows, those with the most
 * differences first.
 */
export function groupColumns(
  rows: ComparedRow[],
  clusters: string[],
): ComparedColumn[] {
  const groups = new Map<string, ComparedColumn>();
  for (const name of clusters) {
    const cells = rows.map(({ cells: all }) => all.get(name));
    const key = JSON.stringify(cells);
    const group = groups.get(key);
    if (group) {
      group.clusters.push(name);
    } else {
      const drifts = cells.map(cell => cell?.drift ?? 'unknown');
      groups.set(key, {
        clusters: [name],
        differing: drifts.filter(isDiffering).length,
      });
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      b.differing - a.differing || a.clusters.length - b.clusters.length,
  );
}
