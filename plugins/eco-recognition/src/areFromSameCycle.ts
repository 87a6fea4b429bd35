import { Inventory, InventoryKind } from '@backstage-eco/plugin-eco-node';

/** Lists of one cycle are read within this interval. */
const ONE_CYCLE_MS = 120_000;

/**
 * Returns whether all lists are stale and were last read in the same cycle.
 * Then they form a consistent snapshot that can be shown with its age: no list
 * is newer than another.
 *
 * Ignores lists that the API server does not serve.
 */
export function areFromSameCycle(
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
