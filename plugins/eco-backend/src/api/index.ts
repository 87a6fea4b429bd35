export type { ApiContext } from './ApiContext';
export {
  createEcoClusterConditionalDecision,
  ecoClusterConditions,
} from './clusterPermissions';
export { createRouter } from './createRouter';
export { loadOpenApiDocument } from './openApiDocument';
export { registerPermissions } from './registerPermissions';
