import { Outcome } from '@backstage-eco/plugin-eco-common';
import {
  Check,
  ClusterAccess,
  CustomResourceSample,
  Inventory,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import {
  completeFacts,
  failedInventory,
  PreviousInventory,
  readClusterVersion,
  readInventory,
  ReadingState,
  RecentSchemas,
} from '../inventory';
import {
  Claim,
  Cycle,
  keepSchemas,
  loadInventory,
  StoredInventory,
  writeCycle,
  WrittenCycle,
} from '../store';
import { Finding } from '../findings';
import { assess, Definitions } from '../assessment/assess';
import { inTurns } from '../assessment/inTurns';
import { Lease } from './Lease';
import { CycleTimes, isReadable, nextCycle } from './nextCycle';
import { Telemetry } from './Telemetry';

/** Dependencies and limits of one cycle of one cluster. */
export interface CollectClusterOptions {
  knex: Knex;
  access: ClusterAccess;
  definitions: Definitions;
  checks: readonly Check[];
  claim: Claim;
  lease: Lease;
  recentSchemas: RecentSchemas;
  /** Time limit for reading, in milliseconds. */
  timeoutMs: number;
  times: CycleTimes;
  /** Whether custom resources are sampled. */
  isSampled: boolean;
  telemetry: Telemetry;
  /** Aborts the cycle; nothing is stored then. */
  signal: AbortSignal;
}

/** Outcome of a cycle and of the one before it. */
export interface CollectedCluster {
  outcome: Outcome;
  before?: Outcome['status'];
  /** Findings that are new, reopened or more severe. */
  news: Finding[];
}

/**
 * Runs one cycle of a cluster: read, assess, store. A cluster that cannot be
 * read is a result, not an error.
 *
 * @throws if aborted, if the claim was lost, or on a database error
 */
export async function collectCluster(
  options: CollectClusterOptions,
): Promise<CollectedCluster> {
  const { knex, claim, definitions, checks, telemetry, signal } = options;
  const { cluster } = claim;
  const startedAt = performance.now();
  const stored = await loadInventory({ knex, cluster });
  const { inventory, outcome, state } = await telemetry.span(
    'eco.collection.read',
    { cluster },
    async span => {
      const reading = await read(options, stored);
      span.setAttribute('outcome', reading.outcome.status);
      return reading;
    },
  );
  signal.throwIfAborted();
  const assessed = await inTurns(
    assess({
      inventory: { ...inventory, samples: samplesOf(inventory, stored) },
      outcome,
      definitions,
      checks,
      knownFacts: stored?.knownFacts ?? new Map(),
      now: new Date(),
    }),
  );
  const { written, news } = await telemetry.span(
    'eco.collection.write',
    { cluster },
    () =>
      keep(options, {
        cycle: { ...assessed, readingState: state },
        previous: stored?.inventory,
        tookMs: performance.now() - startedAt,
      }),
  );
  telemetry.cycleEnded({
    outcome: outcome.status,
    seconds: (performance.now() - startedAt) / 1000,
    written,
  });
  return { outcome, before: stored?.status, news };
}

/** Drops samples of another cluster that previously had this name. */
function samplesOf(
  { uid }: Inventory,
  stored: StoredInventory | undefined,
): CustomResourceSample[] | undefined {
  return stored?.inventory.uid === uid ? stored?.samples : undefined;
}

async function keep(
  options: CollectClusterOptions,
  result: { cycle: Cycle; previous?: PreviousInventory; tookMs: number },
): Promise<WrittenCycle> {
  const { knex, claim, lease, times, isSampled } = options;
  const { cycle, previous, tookMs } = result;
  const { failures } = claim;
  const { status } = cycle.outcome;
  // Ended first: the write locks the cluster's row and releases the claim.
  lease.end();
  return writeCycle({
    knex,
    claim,
    cycle,
    previous,
    next: { ...nextCycle({ times, status, failures, tookMs }), isSampled },
  });
}

/** Reads a cluster, unless its name is ambiguous. */
async function read(
  options: CollectClusterOptions,
  stored: StoredInventory | undefined,
): Promise<{ inventory: Inventory; outcome: Outcome; state?: ReadingState }> {
  const { knex, access, claim, lease, timeoutMs } = options;
  const { cluster } = claim;
  // `readInventory` created it, so its type is known.
  const state = stored?.readingState as ReadingState | undefined;
  const previous = stored && completeFacts(stored.inventory, state);
  if (claim.isDuplicate) {
    const reason =
      'the Kubernetes plugin lists several clusters with this name; rename all but one';
    return {
      ...failedInventory({
        cluster,
        previous,
        status: 'duplicate-name',
        reason,
      }),
      state,
    };
  }
  const signal = AbortSignal.any([
    options.signal,
    AbortSignal.timeout(timeoutMs),
  ]);
  const reading = await readInventory({
    access,
    cluster,
    previous,
    state,
    isRequested: claim.isRequested,
    keepSchemas: schemas => keepSchemas({ knex, schemas }),
    recentSchemas: options.recentSchemas,
    onProgress: progress => lease.report(progress),
    signal,
  });
  const { inventory } = reading;
  // The first reading has no request to spare for the version.
  const kubernetesVersion =
    inventory.kubernetesVersion ??
    (isReadable(reading.outcome.status)
      ? await readVersion({ access, cluster, signal })
      : undefined);
  return { ...reading, inventory: { ...inventory, kubernetesVersion } };
}

/** A version that cannot be read is requested again in the next cycle. */
async function readVersion(
  options: Parameters<typeof readClusterVersion>[0],
): Promise<string | undefined> {
  try {
    return await readClusterVersion(options);
  } catch {
    return undefined;
  }
}
