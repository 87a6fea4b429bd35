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

/** What is kept of a cluster when a cycle ends. */
export interface Cycle extends Assessment {
  /** What the next reading needs, as JSON can hold it. Left out: nothing. */
  readingState?: unknown;
}

/** What follows a cycle. */
export interface NextCycle {
  /** In so many milliseconds; left out: when somebody asks. */
  afterMs?: number;
  /** How many cycles failed in a row, this one included. */
  failures: number;
  /** Whether custom resources are sampled. */
  isSampled: boolean;
}

/** What a cycle changed. */
export interface WrittenCycle {
  /** How many objects were written or removed. */
  written: number;
  /** Findings that are new, back again or worse; none at the first check. */
  news: Finding[];
}

/**
 * Keeps a finished cycle, whole or not at all, and gives the claim back. Both
 * and the next due time are one transaction: a cycle that is kept is never
 * repeated, and one that is not kept is due still.
 *
 * @param options - `previous`: what was stored when the claim was taken, as
 * loadInventory gave it. Left out, everything is written anew
 * @throws {@link ClaimLostError} where somebody else may have the cluster
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
    // First: from here on the row is locked, and nobody can take the cluster.
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
      // Their mutes were about the other one, which was checked before.
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

/** Whether another cluster has the name now. */
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
    // Whatever changes in them is an event.
    ...(history.events.length > 0 && {
      known_facts: serialiseFacts(history.facts),
    }),
  };
}

function nullable(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}
