export { loadInventory } from './loadInventory';
export type { StoredInventory } from './loadInventory';
export { writeObjects } from './writeObjects';
export { writeParts } from './writeParts';
