import { Detection } from '@backstage-eco/plugin-eco-common';
import { Inventory, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { ExpectedRow } from '../corpus';

/** A way in which the same install can look different in another cluster. */
export interface Mutation {
  name: string;
  /** Returns a changed copy. */
  apply(inventory: Inventory): Inventory;
  /**
   * Returns what to expect of a tool after the change. Omitted if nothing
   * changes.
   *
   * @param unchanged - Detection of the tool before the change
   */
  expect?(row: ExpectedRow, unchanged: Detection | undefined): ExpectedRow;
  /** Minimum figures after the change, 0 to 1. */
  bars: Bars;
  /**
   * Whether the change removes most of what identifies tools in a small corpus.
   * Its bars hold for many installs only.
   */
  isHarsh?: boolean;
}

/** Minimum precision and recall; see `DetectionSummary`. */
export interface Bars {
  /** By default 1. */
  precision?: number;
  recall: number;
}

const WORKLOAD_LISTS = [
  'deployments',
  'statefulSets',
  'daemonSets',
  'jobs',
  'cronJobs',
  'replicaSets',
] as const;

type Kind = keyof Inventory['parts'];

/** Returns a copy with the items of some lists changed. */
export function changeItems<K extends Kind>(
  inventory: Inventory,
  lists: readonly K[],
  change: (items: never[], list: K) => unknown[],
): Inventory {
  const parts: Record<string, unknown> = { ...inventory.parts };
  for (const list of lists) {
    const part = inventory.parts[list];
    if (part.state === 'read' || part.state === 'stale') {
      const items = change(structuredClone(part.items) as never[], list);
      parts[list] = { ...part, items };
    }
  }
  return { ...inventory, parts: parts as Inventory['parts'] };
}

/** Returns a copy with the objects that run containers changed. */
export function changeWorkloads(
  inventory: Inventory,
  change: (workload: WorkloadFacts) => WorkloadFacts,
): Inventory {
  return changeItems(inventory, [...WORKLOAD_LISTS, 'pods'], items =>
    items.map(change),
  );
}

/** Combines mutations, applied in order. */
export function all(
  name: string,
  bars: Bars,
  mutations: readonly Mutation[],
): Mutation {
  return {
    name,
    bars,
    isHarsh: mutations.some(({ isHarsh }) => isHarsh),
    apply: inventory =>
      mutations.reduce((changed, { apply }) => apply(changed), inventory),
    expect: (row, unchanged) =>
      mutations.reduce(
        (changed, { expect }) => expect?.(changed, unchanged) ?? changed,
        row,
      ),
  };
}
