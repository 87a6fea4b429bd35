export { acceptRequest, findByKey } from './acceptRequest';
export type { NewRequest } from './acceptRequest';
export { claimDueRequests } from './claimRequests';
export type { RequestClaim } from './claimRequests';
export { findDatabaseRecord, listDatabaseRecords } from './DatabaseRecord';
export type { DatabaseRecord } from './DatabaseRecord';
export type {
  DatabaseCriteria,
  DatabaseTargetFilter,
} from './DatabaseTargetFilter';
export { listFinishedSteps } from './listFinishedSteps';
export {
  findLastDeletion,
  findRequest,
  listNewestRequests,
  listRequests,
} from './listRequests';
export { countUse, listNamespaceUse, listOwnerUse } from './quotas';
export type { DatabaseQuotas, QuotaLimits, QuotaUse } from './quotas';
export { requestCancellation } from './requestCancellation';
export { saveRequestChanges } from './saveRequestChanges';
export type { RequestChanges } from './saveRequestChanges';
export type { RequestProgress, StoredRequest } from './StoredRequest';
