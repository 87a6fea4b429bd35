import { Knex } from 'knex';
import { InventoryObjectRow } from '../tables';

/** Lists which of some names exist among the objects of one kind. */
export async function listNames(options: {
  knex: Knex;
  clusters: string[];
  kind: string;
  names: string[];
}): Promise<Array<{ cluster: string; name: string }>> {
  const { knex, clusters, kind, names } = options;
  return knex<InventoryObjectRow>('inventory_objects')
    .select('cluster', 'name')
    .where({ kind })
    .whereIn('cluster', clusters)
    .whereIn('name', names);
}
