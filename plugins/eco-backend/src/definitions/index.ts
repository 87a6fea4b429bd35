export type { KnownDefinitions } from './KnownDefinitions';
export { runDefinitionsCheck } from './runDefinitionsCheck';
export { startDefinitions } from './startDefinitions';
