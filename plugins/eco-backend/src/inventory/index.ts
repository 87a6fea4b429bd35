export { failedInventory } from './failedInventory';
export { readInventory } from './readInventory';
export type { ReadInventoryOptions } from './readInventory';
export type { PreviousInventory } from './PreviousInventory';
