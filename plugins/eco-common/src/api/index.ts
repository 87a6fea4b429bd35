export { EcoClient } from './EcoClient';
export type { EcoClientOptions } from './EcoClient';
export type {
  EcoApi,
  EcoRequestOptions,
  HistoryRequest,
  ObjectsRequest,
} from './EcoApi';
export type {
  ArchivedClusterList,
  ClusterDetail,
  ClusterList,
  CustomResourceList,
  DefinitionList,
  DefinitionProblem,
  HistoryPage,
  ObjectPage,
  RefreshAcceptance,
} from './answers';
