import { Knex } from 'knex';
import {
  claimDueClusters,
  Cycle,
  loadInventory,
  recordClusterList,
  requestRefresh,
  writeCycle,
  WrittenCycle,
} from '..';

/** Rules that never archive a cluster and read new ones at once. */
const RULES = {
  archiveAfterMs: Infinity,
  maxGapMs: 0,
  firstReading: 'at-once',
} as const;

/** Stores a list of clusters. */
export async function keepClusters(options: {
  knex: Knex;
  clusters: Array<{ name: string; title?: string }>;
  at: string;
}): Promise<void> {
  await recordClusterList({ ...options, rules: RULES });
}

/** Stores a cycle, as a backend with a claim on the cluster does. */
export async function keepCycle(options: {
  knex: Knex;
  cycle: Omit<Cycle, 'history'> & Partial<Pick<Cycle, 'history'>>;
}): Promise<WrittenCycle> {
  const { knex, cycle } = options;
  const { cluster } = cycle.inventory;
  await requestRefresh({ knex, cluster });
  const [claim] = await claimDueClusters({
    knex,
    claimedBy: 'test',
    works: ['cycle'],
    limit: 1,
    leaseMs: 20_000,
  });
  const stored = await loadInventory({ knex, cluster });
  return writeCycle({
    knex,
    claim,
    cycle: { history: { facts: new Map(), events: [] }, ...cycle },
    previous: stored?.inventory,
    next: { afterMs: 60_000, failures: 0, isSampled: true },
  });
}
