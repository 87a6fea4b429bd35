import { Knex } from 'knex';
import { InventoryObjectRow } from '../tables';

/**
 * Lists the stored facts of the objects of one kind, sorted by cluster,
 * namespace and name. An empty result does not mean that there are none: the
 * parts of the clusters tell whether the list is complete.
 *
 * @param options - `clusters`: names; `namespace` and `name`: only these
 */
export async function listFacts<T>(options: {
  knex: Knex;
  clusters: string[];
  kind: string;
  namespace?: string;
  name?: string;
}): Promise<Array<{ cluster: string; facts: T }>> {
  const { knex, clusters, kind, namespace, name } = options;
  const query = knex<InventoryObjectRow>('inventory_objects')
    .select('cluster', 'facts')
    .where({ kind })
    .whereIn('cluster', clusters)
    .orderBy(['cluster', 'namespace', 'name']);
  if (namespace !== undefined) {
    query.where({ namespace });
  }
  if (name !== undefined) {
    query.where({ name });
  }
  const rows: Array<Pick<InventoryObjectRow, 'cluster' | 'facts'>> =
    await query;
  return rows.map(({ cluster, facts }) => ({
    cluster,
    facts: JSON.parse(facts),
  }));
}
