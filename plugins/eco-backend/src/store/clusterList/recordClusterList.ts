import { ClusterReference } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { databaseTime, readDatabaseTime } from '../databaseTime';
import { isPostgres } from '../isPostgres';
import { storableText } from '../storableText';
import { ClusterRow } from '../tables';
import { accountForAbsence } from './accountForAbsence';
import { archiveCluster } from './archiveCluster';
import { PRESENT, restoreCluster } from './restoreCluster';

/** What a list of clusters leads to. Durations are in milliseconds. */
export interface ClusterListRules {
  /** For how long lists without a cluster make it archived. */
  archiveAfterMs: number;
  /** How far apart two lists may be to say something of the time between. */
  maxGapMs: number;
  /** Whether a new cluster is read at once, or when somebody asks. */
  firstReading: 'at-once' | 'on-demand';
  /**
   * The longest pause between two cycles. A later time was set by another
   * configuration. Left out: none is too late.
   */
  longestPauseMs?: number;
}

/**
 * Keeps which clusters a list had. One that is not in it is left as it is, and
 * archived once it was missing for long enough; one that is archived comes back
 * where the list has it.
 *
 * Each cluster is kept by itself: whoever waits for a row that a cycle is being
 * written to holds no other one, or the claims of other clusters could not be
 * renewed in that time.
 *
 * @param options - `clusters`: the list, which is not empty: an empty one may
 * also mean that a locator failed silently; `at`: when it was had, ISO 8601;
 * left out: now, by the database's clock
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
      // An archived one is not missed any more.
      if (row && row.archived_at === null) {
        await updateMissing(trx, { row, at, rules });
      }
    });
  }
}

/**
 * A list failed, or was empty: the time until the next one does not count for
 * those that are missing.
 */
export async function recordFailedClusterList(knex: Knex): Promise<void> {
  const missing = await knex<ClusterRow>('clusters')
    .whereNotNull('missing_checked_at')
    .pluck('name');
  // One statement each, which is to hold no row while it waits for another.
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
  // SQLite has numbers for truth.
  const isOther = Boolean(row.is_duplicate) !== isDuplicate;
  await trx<ClusterRow>('clusters')
    .where('name', row.name)
    .update({
      title: titleOf(cluster),
      listed_at: at,
      is_duplicate: isDuplicate,
      ...PRESENT,
      ...(rules.firstReading === 'at-once' && {
        next_update_at: plannedAgain(trx, rules.longestPauseMs),
      }),
      // What kept it from being read is over, or begins.
      ...(isOther && { next_update_at: databaseTime(trx), failures: 0 }),
    });
}

/**
 * When a cluster is due that another configuration had read by hand only, or less
 * often: now. Otherwise when it was.
 */
function plannedAgain(trx: Knex, longestPauseMs: number | undefined): Knex.Raw {
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
