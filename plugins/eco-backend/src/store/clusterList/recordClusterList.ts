import { ClusterReference } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { databaseTime, readDatabaseTime } from '../databaseTime';
import { isPostgres } from '../isPostgres';
import { storableText } from '../storableText';
import { ClusterRow } from '../tables';
import { accountForAbsence } from './accountForAbsence';
import { archiveCluster } from './archiveCluster';
import { PRESENT, restoreCluster } from './restoreCluster';

/** Rules for processing a list of clusters. Durations are in milliseconds. */
export interface ClusterListRules {
  /** Absence from the list after which a cluster is archived. */
  archiveAfterMs: number;
  /** Maximum time between two lists that count towards an absence. */
  maxGapMs: number;
  /** Whether a new cluster is read at once or only on request. */
  firstReading: 'at-once' | 'on-demand';
  /**
   * Maximum pause between two cycles. A later due time comes from an earlier
   * configuration, and is moved up. No maximum if omitted.
   */
  longestPauseMs?: number;
}

/**
 * Stores which clusters a list contained. A missing cluster remains unchanged
 * until it was absent long enough; it is then archived. A listed one that was
 * archived is restored.
 *
 * Each cluster has its own transaction. Otherwise a row locked by a cycle would
 * also block the rows of other clusters, whose claims could not be renewed
 * meanwhile.
 *
 * @param options - `clusters`: the list, which must not be empty: an empty list
 * may mean that a locator failed silently; `at`: when it was read, ISO 8601;
 * now by the database's clock if omitted
 */
export async function recordClusterList(options: {
  knex: Knex;
  clusters: ClusterReference[];
  rules: ClusterListRules;
  at?: string;
}): Promise<void> {
  const { knex, clusters, rules } = options;
  const at = options.at ?? (await readDatabaseTime(knex));
  const known = await knex<ClusterRow>('clusters')
    .orderBy('name')
    .pluck('name');
  const listed = new Map(clusters.map(each => [each.name, each]));
  const counts = countNames(clusters);
  for (const cluster of listed.values()) {
    const isDuplicate = (counts.get(cluster.name) ?? 0) > 1;
    await knex.transaction(async trx => {
      const row = await lockCluster(trx, cluster.name);
      await (row
        ? updateListed(trx, { row, cluster, isDuplicate, at, rules })
        : insertListed(trx, { cluster, isDuplicate, at, rules }));
    });
  }
  for (const name of known.filter(each => !listed.has(each))) {
    await knex.transaction(async trx => {
      const row = await lockCluster(trx, name);
      // The absence of an archived cluster no longer counts.
      if (row && row.archived_at === null) {
        await updateMissing(trx, { row, at, rules });
      }
    });
  }
}

/**
 * Records a failed or empty list. The time until the next list then does not
 * count towards any absence.
 */
export async function recordFailedClusterList(knex: Knex): Promise<void> {
  const missing = await knex<ClusterRow>('clusters')
    .whereNotNull('missing_checked_at')
    .pluck('name');
  // One statement each, so that none holds a row lock while waiting for
  // another.
  for (const name of missing) {
    await knex<ClusterRow>('clusters')
      .where({ name })
      .update({ missing_checked_at: null });
  }
}

function countNames(clusters: ClusterReference[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of clusters) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

type KnownRow = Pick<
  ClusterRow,
  | 'name'
  | 'is_duplicate'
  | 'missing_seconds'
  | 'missing_checked_at'
  | 'archived_at'
>;

async function lockCluster(
  trx: Knex,
  name: string,
): Promise<KnownRow | undefined> {
  const query = trx<ClusterRow>('clusters')
    .where({ name })
    .first(
      'name',
      'is_duplicate',
      'missing_seconds',
      'missing_checked_at',
      'archived_at',
    );
  return isPostgres(trx) ? query.forUpdate() : query;
}

async function insertListed(
  trx: Knex,
  options: {
    cluster: ClusterReference;
    isDuplicate: boolean;
    at: string;
    rules: ClusterListRules;
  },
): Promise<void> {
  const { cluster, isDuplicate, at, rules } = options;
  await trx('clusters').insert({
    name: cluster.name,
    title: titleOf(cluster),
    first_listed_at: at,
    listed_at: at,
    status: 'pending',
    is_duplicate: isDuplicate,
    next_update_at: rules.firstReading === 'at-once' ? databaseTime(trx) : null,
  });
}

async function updateListed(
  trx: Knex,
  options: {
    row: KnownRow;
    cluster: ClusterReference;
    isDuplicate: boolean;
    at: string;
    rules: ClusterListRules;
  },
): Promise<void> {
  const { row, cluster, isDuplicate, at, rules } = options;
  if (row.archived_at !== null) {
    await restoreCluster({ knex: trx, cluster: row.name });
  }
  // SQLite returns booleans as numbers.
  const isOther = Boolean(row.is_duplicate) !== isDuplicate;
  await trx<ClusterRow>('clusters')
    .where('name', row.name)
    .update({
      title: titleOf(cluster),
      listed_at: at,
      is_duplicate: isDuplicate,
      ...PRESENT,
      ...(rules.firstReading === 'at-once' && {
        next_update_at: nextDueTime(trx, rules.longestPauseMs),
      }),
      // A duplicate name changes whether the cluster can be read, so read it at
      // once.
      ...(isOther && { next_update_at: databaseTime(trx), failures: 0 }),
    });
}

/**
 * Returns when a listed cluster is due: now if an earlier configuration read it
 * only on request or less often, otherwise as planned.
 */
function nextDueTime(trx: Knex, longestPauseMs: number | undefined): Knex.Raw {
  const now = databaseTime(trx);
  return longestPauseMs === undefined
    ? trx.raw('coalesce(next_update_at, ?)', [now])
    : trx.raw('case when next_update_at <= ? then next_update_at else ? end', [
        databaseTime(trx, longestPauseMs),
        now,
      ]);
}

async function updateMissing(
  trx: Knex,
  options: { row: KnownRow; at: string; rules: ClusterListRules },
): Promise<void> {
  const { row, at, rules } = options;
  const { isArchived, ...absence } = accountForAbsence(
    {
      missingSeconds: row.missing_seconds,
      missingCheckedAt: row.missing_checked_at,
    },
    { at, ...rules },
  );
  await trx<ClusterRow>('clusters').where('name', row.name).update({
    missing_seconds: absence.missingSeconds,
    missing_checked_at: absence.missingCheckedAt,
  });
  if (isArchived) {
    await archiveCluster({ knex: trx, cluster: row.name });
  }
}

function titleOf({ name, title }: ClusterReference): string {
  return storableText(title ?? name);
}
