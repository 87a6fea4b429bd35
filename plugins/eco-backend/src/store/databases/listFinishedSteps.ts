import { Knex } from 'knex';
import { DatabaseRequestRow } from '../tables';
import { RequestProgress } from './StoredRequest';

/**
 * Lists the steps of the newest creation requests that became ready, for an
 * engine in a cluster.
 */
export async function listFinishedSteps(options: {
  knex: Knex;
  cluster: string;
  engine: string;
  limit: number;
}): Promise<Array<RequestProgress['steps']>> {
  const { knex, cluster, engine, limit } = options;
  const rows: Array<Pick<DatabaseRequestRow, 'progress'>> =
    await knex<DatabaseRequestRow>('database_requests')
      .select('progress')
      .where({ cluster, engine, operation: 'create' })
      .whereIn('state', ['ready', 'verified'])
      .orderBy('requested_at', 'desc')
      .limit(limit);
  return rows.map(({ progress }) => JSON.parse(progress).steps);
}
