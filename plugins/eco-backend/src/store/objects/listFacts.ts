import { Knex } from 'knex';
import { InventoryObjectRow } from '../tables';

/**
 * What is kept of the objects of one kind in some clusters, in the order of
 * clusters, namespaces and names. Whether it is all that is there, say the parts of
 * these clusters.
 *
 * @param options - `clusters`: names; `namespace` and `name`: only of these
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
