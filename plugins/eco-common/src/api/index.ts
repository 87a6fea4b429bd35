export { EcoClient } from './EcoClient';
export type { EcoClientOptions } from './EcoClient';
export type { EcoApi, EcoRequestOptions } from './EcoApi';
export type {
  ClusterList,
  DefinitionList,
  DefinitionProblem,
  RefreshAcceptance,
} from './answers';
