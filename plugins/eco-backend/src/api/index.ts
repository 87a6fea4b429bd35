export {
  createEcoClusterConditionalDecision,
  ecoClusterConditions,
} from './clusterPermissions';
export { createRouter } from './createRouter';
export { loadOpenApiDocument } from './openApiDocument';
export { registerPermissions } from './registerPermissions';
