import { Knex } from 'knex';
import { databaseTime } from '../databaseTime';
import { ClusterRow } from '../tables';
import { listAliases } from './listAliases';

/**
 * The uid of a cluster whose name is an alias, whoever may see which name.
 *
 * @param options - `readWithinMs`: the longest time, in milliseconds, since the
 * cluster was last read under this name
 * @returns undefined where the name is no alias, or was not read for longer
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
