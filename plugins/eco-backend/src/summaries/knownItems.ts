import {
  Inventory,
  InventoryFacts,
  InventoryKind,
} from '@backstage-eco/plugin-eco-node';

/**
 * What a list is known to hold, as it was when it was last read.
 *
 * @returns undefined where it was never read: nobody can say what is in it
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
