import { Detection } from '@backstage-eco/plugin-eco-common';
import { Inventory, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { ExpectedRow } from '../corpus';

/** One way in which the same install can look otherwise in another cluster. */
export interface Mutation {
  name: string;
  /** Gives a changed copy. */
  apply(inventory: Inventory): Inventory;
  /**
   * What is expected now of a tool. Left out: the same as before.
   *
   * @param unchanged - what was found of it before
   */
  expect?(row: ExpectedRow, unchanged: Detection | undefined): ExpectedRow;
  /** The least that must still be reached, 0 to 1. */
  bars: Bars;
  /**
   * It takes away most of what a small corpus shows its tools by: its bars hold
   * for many installs, and say nothing of a few.
   */
  isHarsh?: boolean;
}

/** The least precision and recall; see `DetectionSummary`. */
export interface Bars {
  /** Left out: 1. */
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

/** Gives a copy in which a function changed the items of some lists. */
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

/** Gives a copy in which a function changed the objects that run containers. */
export function changeWorkloads(
  inventory: Inventory,
  change: (workload: WorkloadFacts) => WorkloadFacts,
): Inventory {
  return changeItems(inventory, [...WORKLOAD_LISTS, 'pods'], items =>
    items.map(change),
  );
}

/** Several mutations, one after the other. */
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
