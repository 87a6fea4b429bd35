import type { operations } from './openapi.generated';

export { EcoClient } from './EcoClient';
export { EcoDatabaseClient } from './EcoDatabaseClient';
export type { DatabaseReference, EcoDatabaseApi } from './EcoDatabaseApi';
export { ECO_DATABASES_CHANNEL } from './databases';
export { fieldMessagesOf } from './fieldMessages';
export { EcoFindingClient } from './EcoFindingClient';
export type { EcoFindingApi, FindingsRequest } from './EcoFindingApi';
export { EcoFleetClient } from './EcoFleetClient';
export type { EcoFleetApi } from './EcoFleetApi';
export { EcoOperatorClient } from './EcoOperatorClient';
export type { EcoOperatorApi, KindsRequest } from './EcoOperatorApi';
export type { EcoClientOptions } from './EcoHttp';
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
  ClusterListStatus,
  CustomResourceList,
  DefinitionList,
  DefinitionProblem,
  HistoryTimeline,
  HistoryPage,
  ObjectPage,
  RefreshAcceptance,
} from './answers';
export type {
  DatabaseDetail,
  DatabaseList,
  DatabaseOptions,
  DatabaseRequest,
  DatabaseRequestInput,
  DatabaseRequestPage,
  DatabaseRequestState,
  DatabaseReview,
  DatabaseReviewRequest,
  DatabaseSummary,
  DatabaseUpdateInput,
  DatabaseVerdict,
  FieldMessage,
} from './databases';
export type {
  ActivitySign,
  CrdSchema,
  DeclaredBy,
  DeclaredMaturity,
  KindController,
  KindDetail,
  KindForm,
  KindInCluster,
  KindPage,
  KindSummary,
  ManagedKind,
  MaturityLevel,
  MaturityLevelNumber,
  MaturityMark,
  MaturityRuleResult,
  ObservedFact,
  ObservedState,
  OperatorDetail,
  OperatorKind,
  OperatorList,
  OperatorPermissions,
  OperatorReference,
  OperatorSummary,
  OwnedObject,
  ToolFindings,
  WatchedNamespaces,
} from './operators';
export type {
  CheckList,
  FindingCounts,
  FindingDetail,
  FindingPage,
  FindingsInCluster,
  FindingSeverity,
  FindingSummary,
  MuteInput,
  SeverityCounts,
  UnknownChecks,
} from './findings';
export type {
  ComparedKind,
  ComparedTool,
  Comparison,
  CrdDifference,
  CrdDifferences,
  FindingDay,
  Fleet,
  FleetCluster,
  FleetFinding,
  KubernetesSupport,
} from './fleet';
/**
 * API operations by `operationId`, generated from openapi.yaml.
 *
 * @public
 */
export type EcoOperations = operations;
