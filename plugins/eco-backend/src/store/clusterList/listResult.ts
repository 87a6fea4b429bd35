import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { storableText } from '../storableText';
import { ClusterListRow } from '../tables';

/** Result of reading the list of clusters. */
export interface ListResult {
  result: 'ok' | 'empty' | 'failed';
  /** Why it failed. */
  reason?: string;
}

const ROW = { id: 1 };

/**
 * Stores the result of the last list.
 *
 * @returns whether it differs from the previous result
 */
export async function recordListResult(
  knex: Knex,
  { result, reason }: ListResult,
): Promise<boolean> {
  const before = await loadListResult(knex);
  const row = {
    result,
    reason: reason === undefined ? null : storableText(reason),
  };
  if (before?.result === result) {
    await knex<ClusterListRow>('cluster_list').where(ROW).update(row);
    return false;
  }
  await knex('cluster_list')
    .insert({ ...ROW, ...row, since: databaseTime(knex) })
    .onConflict('id')
    .merge();
  return true;
}

/**
 * Returns the result of the last list, and since when it has been the same.
 * Undefined if no list was ever read.
 */
export async function loadListResult(
  knex: Knex,
): Promise<(ListResult & { since: string }) | undefined> {
  const row = await knex<ClusterListRow>('cluster_list').where(ROW).first();
  return (
    row && {
      result: row.result,
      reason: row.reason ?? undefined,
      since: row.since,
    }
  );
}
