import { Knex } from 'knex';
import { UnknownCheck } from '../../findings';
import { UnknownCheckRow } from '../tables';

/**
 * The checks that could not be made in some clusters, in the order of clusters and
 * checks.
 *
 * @param options - `clusters`: names, which the caller may see
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
