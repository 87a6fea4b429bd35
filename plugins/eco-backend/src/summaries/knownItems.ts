import {
  Inventory,
  InventoryFacts,
  InventoryKind,
} from '@backstage-eco/plugin-eco-node';

/**
 * Returns the items of a list as last read.
 *
 * @returns undefined if it was never read, so that its content is unknown
 */
export function knownItems<K extends InventoryKind>(
  inventory: Inventory,
  list: K,
): InventoryFacts[K][] | undefined {
  const part = inventory.parts[list];
  switch (part.state) {
    case 'read':
    case 'stale':
      return part.items;
    case 'not-served':
      return [];
    default:
      return undefined;
  }
}
