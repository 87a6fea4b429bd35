/**
 * The backend of Eco: what every Kubernetes cluster really runs, as a stack.
 *
 * @packageDocumentation
 */

export {
  createEcoClusterConditionalDecision,
  ecoClusterConditions,
} from './api';
export { ecoPlugin as default } from './plugin';
export type { ClusterFilter } from './store';
