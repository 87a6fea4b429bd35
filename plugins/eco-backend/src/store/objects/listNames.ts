import { Knex } from 'knex';
import { InventoryObjectRow } from '../tables';

/** Which of some names objects of one kind have, in some clusters. */
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
