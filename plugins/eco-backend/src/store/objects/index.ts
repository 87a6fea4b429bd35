export { listFacts } from './listFacts';
export { listObjectPage } from './listObjectPage';
export { listParts } from './listParts';
export { loadInventory } from './loadInventory';
export type { StoredInventory } from './loadInventory';
export { writeObjects } from './writeObjects';
export { writeParts } from './writeParts';
