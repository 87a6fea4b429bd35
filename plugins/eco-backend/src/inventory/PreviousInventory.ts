import { Inventory } from '@backstage-eco/plugin-eco-node';

/**
 * Last known inventory of a cluster. Kinds that a later version of Eco added
 * are missing.
 *
 * @alpha
 */
export type PreviousInventory = Omit<Inventory, 'parts'> & {
  parts: Partial<Inventory['parts']>;
};
