import { Knex } from 'knex';
import { ClusterRow } from './tables';

/**
 * The names of all clusters that were ever listed, whoever asks: for the
 * collection, not for people.
 */
export async function listClusterNames(options: {
  knex: Knex;
}): Promise<string[]> {
  return options.knex<ClusterRow>('clusters').orderBy('name').pluck('name');
}
