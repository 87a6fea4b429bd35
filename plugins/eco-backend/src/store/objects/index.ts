export { listFacts } from './listFacts';
export { listNames } from './listNames';
export { listObjectPage } from './listObjectPage';
export { listParts } from './listParts';
export { loadInventory } from './loadInventory';
export type { StoredInventory } from './loadInventory';
export { writeObjects } from './writeObjects';
export { writeParts } from './writeParts';
