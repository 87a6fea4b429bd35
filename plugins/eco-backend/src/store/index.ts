export { findAlias, listAliases } from './aliases';
export type { SharedName } from './aliases';
export { applyMigrations, MIGRATIONS_DIRECTORY } from './applyMigrations';
export {
  claimDueClusters,
  ClaimLostError,
  releaseClaim,
  renewClaim,
  requestRefresh,
  skipCycle,
} from './claims';
export type { Claim, CycleProgress } from './claims';
export { withoutNamespaces } from './ClusterFilter';
export type { ClusterCriteria, ClusterFilter } from './ClusterFilter';
export {
  archiveCluster,
  deleteArchivedClusters,
  hasClusters,
  listArchivedClusters,
  loadListResult,
  recordClusterList,
  recordFailedClusterList,
  recordListResult,
  restoreCluster,
} from './clusterList';
export type { ClusterListRules, ListResult } from './clusterList';
export {
  acceptRequest,
  claimDueRequests,
  countUse,
  findByKey,
  findDatabaseRecord,
  findLastDeletion,
  findRequest,
  listDatabaseRecords,
  listFinishedSteps,
  listNamespaceUse,
  listNewestRequests,
  listOwnerUse,
  listRequests,
  requestCancellation,
  saveRequestChanges,
} from './databases';
export type {
  DatabaseCriteria,
  DatabaseQuotas,
  DatabaseRecord,
  DatabaseTargetFilter,
  NewRequest,
  QuotaLimits,
  QuotaUse,
  RequestChanges,
  RequestClaim,
  RequestProgress,
  StoredRequest,
} from './databases';
export { describeError, withoutStatement } from './describeError';
export { loadSummary } from './summaries';
export {
  listDetections,
  listToolForms,
  listUnknownTools,
  loadDetections,
} from './detections';
export {
  countFindings,
  countFindingsByTool,
  countFindingsPerDay,
  deleteOldFindings,
  findFinding,
  findingPosition,
  listFindings,
  listUnknownChecks,
  muteFinding,
  unmuteFinding,
} from './findings';
export type {
  FindingFilter,
  StoredFinding,
  ToolFindingCount,
} from './findings';
export {
  countEventsOverTime,
  deleteOldEvents,
  findClustersWithHistory,
  findEvent,
  listEvents,
  loadPast,
} from './history';
export {
  hasSchema,
  KindForms,
  listKindForms,
  listKindPage,
  loadKind,
  loadKindsOfCluster,
} from './kinds';
export type {
  StoredKind,
  StoredKindController,
  StoredKindInCluster,
} from './kinds';
export { countFleet } from './countFleet';
export type { FleetCounts } from './countFleet';
export { fittingNames } from './fittingNames';
export { listClusters } from './listClusters';
export type { StoredCluster } from './listClusters';
export {
  listFacts,
  listNames,
  listObjectPage,
  listParts,
  listPartsOfKind,
  loadInventory,
  loadPart,
} from './objects';
export type { StoredInventory, StoredPart } from './objects';
export type { KindFormInClusters } from './kinds';
export { listOperatorForms, loadOperator } from './operators';
export { readTogether } from './readTogether';
export { beginSampling, finishSampling, loadSamples } from './samples';
export { deleteUnusedSchemas, keepSchemas, loadSchema } from './schemas';
export { storableText } from './storableText';
export { writeCycle } from './writeCycle';
export type { Cycle, NextCycle, WrittenCycle } from './writeCycle';
