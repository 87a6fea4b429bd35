import { Inventory } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { Assessment } from '../assessment/Assessment';
import { Finding } from '../findings';
import { serialiseFacts } from '../history';
import { PreviousInventory } from '../inventory';
import { Claim, ClaimLostError, nextUpdateAt, UNCLAIMED } from './claims';
import { writeSummaries } from './summaries';
import { databaseTime } from './databaseTime';
import { writeDetections, writeUnknownTools } from './detections';
import { writeFindings } from './findings';
import { writeEvents } from './history';
import { writeKinds } from './kinds';
import { writeObjects, writeParts } from './objects';
import { writeOperators } from './operators';
import { storableText } from './storableText';
import { ClusterRow } from './tables';

/** Result of a cycle to store. */
export interface Cycle extends Assessment {
  /** State for the next read, JSON-serializable. Omitted if there is none. */
  readingState?: unknown;
}

/** Plan for the time after a cycle. */
export interface NextCycle {
  /** Milliseconds until the next cycle. Omitted to wait for a request. */
  afterMs?: number;
  /** Consecutive failed cycles, including this one. */
  failures: number;
  /** Whether custom resources are sampled. */
  isSampled: boolean;
}

/** Changes that a cycle made. */
export interface WrittenCycle {
  /** Number of objects written or deleted. */
  written: number;
  /** Findings that are new, back or worse; none at the first check. */
  news: Finding[];
}

/**
 * Stores a finished cycle atomically and releases the claim. The next due time
 * is set in the same transaction, so a stored cycle is never repeated, and one
 * that was not stored remains due.
 *
 * @param options - `previous`: the stored inventory when the claim was taken,
 * from loadInventory; everything is rewritten if omitted
 * @throws {@link ClaimLostError} if another backend may hold the cluster
 */
export async function writeCycle(options: {
  knex: Knex;
  claim: Claim;
  cycle: Cycle;
  previous?: PreviousInventory;
  next: NextCycle;
}): Promise<WrittenCycle> {
  const { knex, claim, cycle, previous, next } = options;
  const { cluster } = claim;
  const { inventory, detections, unknown, history } = cycle;
  const { counted, assessed, checked } = cycle;
  return knex.transaction(async trx => {
    // First, to lock the row: from here on, nobody else can claim the cluster.
    const updated = await trx<ClusterRow>('clusters')
      .where({ name: cluster, claim_token: claim.token })
      .update({
        ...toColumns(cycle),
        ...UNCLAIMED,
        next_update_at: nextUpdateAt(trx, next.afterMs),
        failures: next.failures,
        next_sample_at: next.isSampled
          ? trx.raw('coalesce(next_sample_at, ?)', [databaseTime(trx)])
          : null,
      });
    if (updated === 0) {
      throw new ClaimLostError(cluster);
    }
    if (previous?.uid !== inventory.uid) {
      await trx('custom_resource_samples').where({ cluster }).delete();
    }
    if (isOtherCluster(previous, inventory)) {
      // Their mutes referred to the other cluster, and so did the last check.
      await trx('findings').where({ cluster }).delete();
      await trx<ClusterRow>('clusters')
        .where('name', cluster)
        .update({ checked_at: null });
    }
    const written = await writeObjects({ trx, inventory, previous });
    await writeParts(trx, inventory);
    await writeDetections({ trx, cluster, detections });
    await writeUnknownTools({ trx, cluster, unknown });
    if (counted) {
      await writeSummaries({ trx, cluster, ...counted });
    }
    if (assessed) {
      await writeOperators({ trx, cluster, operators: assessed.operators });
      await writeKinds({ trx, cluster, kinds: assessed.kinds });
    }
    const news = checked
      ? await writeFindings({ trx, cluster, ...checked })
      : [];
    await writeEvents({ trx, cluster, events: history.events });
    return { written, news };
  });
}

/** Whether another cluster has this name now. */
function isOtherCluster(
  previous: PreviousInventory | undefined,
  { uid }: Inventory,
): boolean {
  const before = previous?.uid;
  return before !== undefined && uid !== undefined && before !== uid;
}

function toColumns(cycle: Cycle): Partial<ClusterRow> {
  const { outcome, inventory, readingState, history } = cycle;
  return {
    status: outcome.status,
    reason: nullable(outcome.reason),
    attempted_at: outcome.at ?? null,
    read_at: cycle.readAt ?? null,
    kubernetes_version: nullable(inventory.kubernetesVersion),
    uid: nullable(inventory.uid),
    node_count: cycle.nodeCount ?? null,
    simulated_node_count: cycle.simulatedNodeCount ?? null,
    reading_state:
      readingState === undefined ? null : JSON.stringify(readingState),
    // Any change to the facts is an event.
    ...(history.events.length > 0 && {
      known_facts: serialiseFacts(history.facts),
    }),
  };
}

function nullable(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}
