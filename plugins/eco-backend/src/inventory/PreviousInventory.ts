import { Inventory } from '@backstage-eco/plugin-eco-node';

/**
 * What was known of a cluster before. A kind that came to Eco later is missing.
 *
 * @alpha
 */
export type PreviousInventory = Omit<Inventory, 'parts'> & {
  parts: Partial<Inventory['parts']>;
};
