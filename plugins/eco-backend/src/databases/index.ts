export type { DatabaseContext } from './DatabaseContext';
export { cancelDatabaseRequest } from './operations/cancelDatabaseRequest';
export { createDatabaseRequest } from './operations/createDatabaseRequest';
export type { DatabaseOperation } from './operations/DatabaseOperation';
export { deleteDatabase } from './operations/deleteDatabase';
export { getDatabase } from './operations/getDatabase';
export { getDatabaseOptions } from './operations/getDatabaseOptions';
export {
  getDatabaseRequest,
  getDatabaseRequests,
} from './operations/getDatabaseRequests';
export { getDatabases } from './operations/getDatabases';
export { reviewDatabase } from './operations/reviewDatabase';
export { updateDatabase } from './operations/updateDatabase';
export {
  createEcoDatabaseConditionalDecision,
  ecoDatabaseConditions,
} from './permissions/databaseRules';
export { readWriterCredentials } from './policy/readWriterCredentials';
export { startDatabases } from './startDatabases';
export type { TrackerTimeouts } from './tracker/TrackerTimeouts';
