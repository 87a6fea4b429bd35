import { Inventory, InventoryPart } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { storableText } from '../storableText';
import { InventoryPartRow } from '../tables';
import { upsertRows } from '../upsertRows';

/**
 * Writes the read state of each list of an inventory.
 */
export async function writeParts(
  trx: Knex,
  { cluster, parts }: Inventory,
): Promise<void> {
  const rows = Object.entries(parts).map(([kind, part]) =>
    toRow({ cluster, kind, part }),
  );
  await trx<InventoryPartRow>('inventory_parts')
    .where({ cluster })
    .whereNotIn('kind', Object.keys(parts))
    .delete();
  await upsertRows({
    trx,
    table: 'inventory_parts',
    rows,
    key: ['cluster', 'kind'],
  });
}

function toRow(options: {
  cluster: string;
  kind: string;
  part: InventoryPart<unknown>;
}): InventoryPartRow {
  const { cluster, kind, part } = options;
  return {
    cluster,
    kind,
    state: part.state,
    read_at: 'readAt' in part ? part.readAt : null,
    since: 'since' in part ? part.since : null,
    reason: reasonOf(part),
    not_served: 'notServed' in part,
  };
}

/**
 * Returns why the list could not be read, or a note on what is missing from it.
 */
function reasonOf(part: InventoryPart<unknown>): string | null {
  const text = 'reason' in part ? part.reason : 'note' in part && part.note;
  return text ? storableText(text) : null;
}
