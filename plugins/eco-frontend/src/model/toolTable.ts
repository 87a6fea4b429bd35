import { LAYER_NAMES } from './layerNames';
import { ToolRow } from './toolRows';

/** Column names of the exported table. */
export const TOOL_TABLE_FIELDS = [
  'id',
  'name',
  'layers',
  'cluster',
  'state',
  'confidence',
  'versions',
  'read_at',
  'reason',
  'cncf',
  'lifecycle',
] as const;

/**
 * Flattens the rows to one line per tool and cluster, in the order of
 * {@link TOOL_TABLE_FIELDS}. Without any clusters, each tool has one line.
 */
export function toolTable(rows: ToolRow[]): string[][] {
  return rows.flatMap(row => {
    const { id, name, layers, knowledge, clusters } = row;
    const layerNames = layers.map(layer => LAYER_NAMES.get(layer) ?? layer);
    const before = [id, name, layerNames.join('; ')];
    const after = [
      knowledge?.cncf?.status ?? '',
      knowledge?.lifecycle?.state ?? '',
    ];
    if (clusters.length === 0) {
      return [[...before, '', '', '', '', '', '', ...after]];
    }
    return clusters.map(each => [
      ...before,
      each.cluster,
      each.state,
      ...(each.found
        ? [each.confidence, each.versions.join('; '), each.readAt, '']
        : ['', '', '', each.reason ?? '']),
      ...after,
    ]);
  });
}
