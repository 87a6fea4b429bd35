import { Inventory, InventoryKind } from '@backstage-eco/plugin-eco-node';

/** The lists of one cycle are read within this time of each other. */
const ONE_CYCLE_MS = 120_000;

/**
 * Whether lists are all stale, and were last read in one and the same cycle. What
 * they say together was true then, and can be shown with its age: nothing in one
 * of them is newer than what another would have shown.
 *
 * Lists that the API server does not serve have no part in it.
 */
export function areOfOneReading(
  inventory: Inventory,
  lists: Iterable<InventoryKind>,
): boolean {
  const times: number[] = [];
  for (const list of lists) {
    const part = inventory.parts[list];
    if (part.state === 'read' || part.state === 'unread') {
      return false;
    }
    if (part.state === 'stale') {
      times.push(Date.parse(part.readAt));
    }
  }
  return Math.max(...times) - Math.min(...times) <= ONE_CYCLE_MS;
}
