import { InventoryPart } from '@backstage-eco/plugin-eco-node';
import { InventoryPartRow } from '../tables';

/** Converts rows of writeParts and writeObjects to a part of the inventory. */
export function toPart<T>(
  row: InventoryPartRow,
  items: T[] = [],
): InventoryPart<T> {
  return {
    state: row.state,
    ...(row.read_at !== null && { readAt: row.read_at }),
    ...(row.since !== null && { since: row.since }),
    ...(row.reason !== null && {
      [row.state === 'read' ? 'note' : 'reason']: row.reason,
    }),
    ...(['read', 'stale'].includes(row.state) && { items }),
    ...(row.not_served && { notServed: true }),
  } as InventoryPart<T>;
}
