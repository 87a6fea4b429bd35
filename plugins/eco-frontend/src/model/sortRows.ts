import { CncfStatus, LifecycleState } from '@backstage-eco/plugin-eco-common';
import { ALL_LAYERS, CONFIDENCES } from './filters';
import { lowestConfidence } from './lowestConfidence';
import { ToolRow, foundIn } from './toolRows';

/** The columns by which tools can be ordered. */
export const SORT_KEYS = [
  'name',
  'layer',
  'clusters',
  'confidence',
  'cncf',
  'lifecycle',
] as const;

/** One of {@link SORT_KEYS}. */
export type SortKey = (typeof SORT_KEYS)[number];

/** By what tools are ordered, and in which direction. */
export interface Order {
  key: SortKey;
  descending: boolean;
}

const CNCF_ORDER: CncfStatus[] = [
  'graduated',
  'incubating',
  'sandbox',
  'archived',
  'none',
];

/** The ones to worry about first. */
const LIFECYCLE_ORDER: LifecycleState[] = [
  'retired',
  'archived',
  'deprecated',
  'maintenance',
  'active',
];

const LAYER_ORDER = ALL_LAYERS.map(({ id }) => id);

const RANKS: Record<Exclude<SortKey, 'name'>, (row: ToolRow) => number> = {
  layer: ({ layers }) => rank(LAYER_ORDER, layers[0]),
  // Ascending puts the most used first, as the other ranks put the best first.
  clusters: row => -foundIn(row).length,
  confidence: row => {
    const found = foundIn(row);
    return found.length > 0
      ? CONFIDENCES.indexOf(lowestConfidence(found))
      : CONFIDENCES.length;
  },
  cncf: ({ knowledge }) => rank(CNCF_ORDER, knowledge?.cncf?.status),
  lifecycle: ({ knowledge }) =>
    rank(LIFECYCLE_ORDER, knowledge?.lifecycle?.state),
};

/** What is not in the list, as unknown things are, comes last. */
function rank<T>(order: T[], value: T | undefined): number {
  const index = value === undefined ? -1 : order.indexOf(value);
  return index < 0 ? order.length : index;
}

/** Orders rows; those that are alike stand in the order of their names. */
export function sortRows(rows: ToolRow[], order: Order): ToolRow[] {
  const { key, descending } = order;
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const byName = a.name.localeCompare(b.name, 'en', { sensitivity: 'base' });
    if (key === 'name') {
      return sign * byName;
    }
    return sign * (RANKS[key](a) - RANKS[key](b)) || byName;
  });
}
