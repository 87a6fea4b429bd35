import { Knex } from 'knex';
import { UnknownCheck } from '../../findings';
import { UnknownCheckRow } from '../tables';

/**
 * Lists the checks that could not run, sorted by cluster and check.
 *
 * @param options - `clusters`: names of clusters that the caller may see
 */
export async function listUnknownChecks(options: {
  knex: Knex;
  clusters: string[];
}): Promise<Array<UnknownCheck & { cluster: string }>> {
  const { knex, clusters } = options;
  const rows = await knex<UnknownCheckRow>('unknown_checks')
    .whereIn('cluster', clusters)
    .orderBy(['cluster', 'check_id']);
  return rows.map(row => ({
    cluster: row.cluster,
    checkId: row.check_id,
    reason: row.reason,
    ...(row.since !== null && { since: row.since }),
  }));
}
