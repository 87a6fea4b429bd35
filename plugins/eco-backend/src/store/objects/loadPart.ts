import {
  InventoryFacts,
  InventoryKind,
  InventoryPart,
} from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { InventoryObjectRow, InventoryPartRow } from '../tables';
import { toPart } from './toPart';

/**
 * Loads one part of a cluster's inventory.
 *
 * @param options - `names`: only objects with one of these names
 * @returns undefined if it was not read yet
 */
export async function loadPart<K extends InventoryKind>(options: {
  knex: Knex;
  cluster: string;
  kind: K;
  names?: readonly string[];
}): Promise<InventoryPart<InventoryFacts[K]> | undefined> {
  const { knex, cluster, kind, names } = options;
  const row = await knex<InventoryPartRow>('inventory_parts')
    .where({ cluster, kind })
    .first();
  const query = knex<InventoryObjectRow>('inventory_objects')
    .where({ cluster, kind })
    .orderBy(['namespace', 'name']);
  if (names) {
    query.whereIn('name', names);
  }
  const texts: string[] = await query.pluck('facts');
  return (
    row &&
    toPart(
      row,
      texts.map(text => JSON.parse(text)),
    )
  );
}
