import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { ClusterRow } from '../tables';
import { listAliases } from './listAliases';

/**
 * Finds the uid of a cluster whose name is an alias, regardless of the caller's
 * permissions.
 *
 * @param options - `readWithinMs`: maximum age of the last read under this
 * name, in milliseconds
 * @returns undefined if the name is no alias, or if its last read is older
 */
export async function findAlias(options: {
  knex: Knex;
  cluster: string;
  readWithinMs: number;
}): Promise<{ uid: string } | undefined> {
  const { knex, cluster, readWithinMs } = options;
  const aliases = await listAliases({ knex, criteria: undefined });
  if (!aliases.get(cluster)?.isAlias) {
    return undefined;
  }
  const row = await knex<ClusterRow>('clusters')
    .where('name', cluster)
    .where('attempted_at', '>', databaseTime(knex, -readWithinMs))
    .first('uid');
  return row?.uid ? { uid: row.uid } : undefined;
}
