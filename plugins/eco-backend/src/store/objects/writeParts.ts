import { Inventory, InventoryPart } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { storableText } from '../storableText';
import { InventoryPartRow } from '../tables';
import { upsertRows } from '../upsertRows';

/**
 * Writes how far each list of an inventory can be trusted.
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
    reason: 'reason' in part ? storableText(part.reason) : null,
    not_served: 'notServed' in part,
  };
}
