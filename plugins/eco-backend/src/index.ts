/**
 * The backend of Eco: what every Kubernetes cluster really runs, as a stack.
 *
 * @packageDocumentation
 */

export {
  createEcoClusterConditionalDecision,
  ecoClusterConditions,
} from './api';
export {
  createEcoDatabaseConditionalDecision,
  ecoDatabaseConditions,
} from './databases';
export { ecoPlugin as default } from './plugin';
export type { ClusterFilter, DatabaseTargetFilter } from './store';
