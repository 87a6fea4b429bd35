import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { ClusterRow } from '../tables';
import { CycleProgress } from './renewClaim';

/** A cycle that somebody waits for, or that runs. Times are ISO 8601. */
export interface Refresh {
  cluster: string;
  /** Somebody asked for a cycle that is not begun yet. */
  requestedAt?: string;
  /** A cycle runs since then. */
  startedAt?: string;
  /** How far it is; left out until the first kinds are counted. */
  progress?: CycleProgress;
}

/**
 * The clusters of some that are read now, or for which somebody waits.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function listRefreshes(options: {
  knex: Knex;
  clusters: string[];
}): Promise<Refresh[]> {
  const { knex, clusters } = options;
  const rows = await knex<ClusterRow>('clusters')
    .select('name', 'refresh_requested_at', 'progress_done', 'progress_total')
    // Samples of custom resources are no cycle; nor is what a dead backend left.
    .select({
      startedAt: knex.raw(
        `case when claimed_for <> 'samples' and claimed_until >= ? then claimed_at end`,
        [databaseTime(knex)],
      ),
    })
    .whereIn('name', clusters)
    .orderBy('name');
  return rows
    .map(row => ({
      cluster: row.name,
      requestedAt: row.refresh_requested_at ?? undefined,
      startedAt: row.startedAt ?? undefined,
      progress: toProgress(row),
    }))
    .filter(({ requestedAt, startedAt }) => requestedAt ?? startedAt);
}

function toProgress(
  row: Pick<ClusterRow, 'progress_done' | 'progress_total'>,
): CycleProgress | undefined {
  const { progress_done: done, progress_total: total } = row;
  return done === null || total === null ? undefined : { done, total };
}
