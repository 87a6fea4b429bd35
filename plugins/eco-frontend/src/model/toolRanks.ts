import { CncfStatus, LifecycleState } from '@backstage-eco/plugin-eco-common';
import { ALL_LAYERS, CONFIDENCES } from './filters';
import { lowestConfidence } from './lowestConfidence';
import { ToolRow, foundIn } from './toolRows';

const CNCF_ORDER: CncfStatus[] = [
  'graduated',
  'incubating',
  'sandbox',
  'archived',
  'none',
];

/** Lifecycle states, most worrying first. */
const LIFECYCLE_ORDER: LifecycleState[] = [
  'retired',
  'archived',
  'deprecated',
  'maintenance',
  'active',
];

const LAYER_ORDER = ALL_LAYERS.map(({ id }) => id);

/**
 * Sort keys of tools. Ascending order puts the surest, the most used and the
 * most worrying first; undefined means unknown.
 */
export const TOOL_RANKS = {
  layer: ({ layers }: ToolRow) => rank(LAYER_ORDER, layers[0]),
  clusters: (row: ToolRow) => -foundIn(row).length,
  confidence: (row: ToolRow) => {
    const found = foundIn(row);
    return found.length > 0
      ? CONFIDENCES.indexOf(lowestConfidence(found))
      : undefined;
  },
  cncf: ({ knowledge }: ToolRow) => rank(CNCF_ORDER, knowledge?.cncf?.status),
  lifecycle: ({ knowledge }: ToolRow) =>
    rank(LIFECYCLE_ORDER, knowledge?.lifecycle?.state),
};

function rank<T>(order: T[], value: T | undefined): number | undefined {
  const index = value === undefined ? -1 : order.indexOf(value);
  return index < 0 ? undefined : index;
}
