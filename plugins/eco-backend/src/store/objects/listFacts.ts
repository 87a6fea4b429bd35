import { Knex } from 'knex';
import { InventoryObjectRow } from '../tables';

/**
 * What is kept of the objects of one kind in some clusters, in the order of
 * clusters, namespaces and names. Whether it is all that is there, say the parts of
 * these clusters.
 *
 * @param options - `clusters`: names; `namespace`: only of this one
 */
export async function listFacts<T>(options: {
  knex: Knex;
  clusters: string[];
  kind: string;
  namespace?: string;
}): Promise<Array<{ cluster: string; facts: T }>> {
  const { knex, clusters, kind, namespace } = options;
  const query = knex<InventoryObjectRow>('inventory_objects')
    .select('cluster', 'facts')
    .where({ kind })
    .whereIn('cluster', clusters)
    .orderBy(['cluster', 'namespace', 'name']);
  if (namespace !== undefined) {
    query.where({ namespace });
  }
  const rows: Array<Pick<InventoryObjectRow, 'cluster' | 'facts'>> =
    await query;
  return rows.map(({ cluster, facts }) => ({
    cluster,
    facts: JSON.parse(facts),
  }));
}
