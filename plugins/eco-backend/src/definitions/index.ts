export { runDefinitionsCheck } from './runDefinitionsCheck';
export { startDefinitions } from './startDefinitions';
