import { Inventory } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { PreviousInventory } from '../../inventory';
import { storableText } from '../storableText';
import { InventoryObjectRow } from '../tables';
import { inChunks, upsertRows } from '../upsertRows';
import { diffObjects } from './diffObjects';
import { objectName, StoredFacts } from './objectKey';

/**
 * Writes the changed objects of an inventory and deletes those that are gone.
 *
 * @param options - `previous`: the stored inventory from loadInventory;
 * everything is rewritten if omitted
 * @returns number of rows written or deleted
 */
export async function writeObjects(options: {
  trx: Knex;
  inventory: Inventory;
  previous?: PreviousInventory;
}): Promise<number> {
  const { trx, inventory, previous } = options;
  const { cluster } = inventory;
  if (!previous) {
    await trx('inventory_objects').where({ cluster }).delete();
  }
  let count = 0;
  for (const kind of kindsOf(inventory, previous)) {
    const { written, gone } = diffObjects(
      itemsOf(previous, kind),
      itemsOf(inventory, kind),
    );
    for (const keys of inChunks(gone)) {
      await trx('inventory_objects')
        .where({ cluster, kind })
        .whereIn('key', keys)
        .delete();
    }
    await upsertRows<InventoryObjectRow>({
      trx,
      table: 'inventory_objects',
      rows: [...written].map(([key, facts]) => ({
        cluster,
        kind,
        key,
        ...toNameColumns(facts),
        facts: JSON.stringify(facts),
      })),
      key: ['cluster', 'kind', 'key'],
    });
    count += gone.length + written.size;
  }
  return count;
}

/**
 * Includes kinds that this version of Eco no longer reads, to delete their
 * objects.
 */
function kindsOf(
  inventory: Inventory,
  previous: PreviousInventory | undefined,
): Set<string> {
  return new Set([
    ...Object.keys(inventory.parts),
    ...Object.keys(previous?.parts ?? {}),
  ]);
}

function itemsOf(
  inventory: PreviousInventory | undefined,
  kind: string,
): readonly StoredFacts[] {
  const part = Object.entries(inventory?.parts ?? {}).find(
    ([name]) => name === kind,
  )?.[1];
  return part && 'items' in part ? part.items : [];
}

function toNameColumns(
  facts: StoredFacts,
): Pick<InventoryObjectRow, 'namespace' | 'name'> {
  const { namespace, name } = objectName(facts);
  return {
    namespace: namespace === undefined ? null : storableText(namespace),
    name: storableText(name),
  };
}
