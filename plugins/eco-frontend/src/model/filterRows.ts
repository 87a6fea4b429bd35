import { Filters, hasWords, isSelected } from './filters';
import { ToolRow, ToolRowCluster } from './toolRows';

/** Returns the rows that match the filters, except for the cluster filter. */
export function filterRows(
  rows: ToolRow[],
  options: { filters: Filters; known: boolean },
): ToolRow[] {
  const { filters, known } = options;
  return rows.filter(
    row =>
      (known || row.clusters.some(({ found }) => found)) &&
      hasWords(row, filters.text) &&
      (filters.layers.length === 0 ||
        row.layers.some(id => filters.layers.includes(id))) &&
      fitsSomewhere(row, filters),
  );
}

/** Requires one cluster to match both state and confidence. */
function fitsSomewhere(row: ToolRow, filters: Filters): boolean {
  const { states, confidences } = filters;
  if (states.length === 0 && confidences.length === 0) {
    return true;
  }
  const hasConfidence = (each: ToolRowCluster) =>
    confidences.length === 0 ||
    (each.found && confidences.includes(each.confidence));
  return row.clusters.some(
    each => isSelected(states, each.state) && hasConfidence(each),
  );
}
