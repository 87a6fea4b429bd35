import { Command } from '../commands/Command';
import { muteFinding, unmuteFinding } from '../commands/muteFinding';
import { refreshCluster } from '../commands/refreshCluster';
import { restoreCluster } from '../commands/restoreCluster';
import { compareClusters } from '../queries/compareClusters';
import { countHistory } from '../queries/countHistory';
import { exportFindings } from '../queries/exportFindings';
import { getArchivedClusters } from '../queries/getArchivedClusters';
import { getChecks } from '../queries/getChecks';
import { getCluster } from '../queries/getCluster';
import { getClusterListStatus } from '../queries/getClusterListStatus';
import { getClusters } from '../queries/getClusters';
import { getCrdDifferences } from '../queries/getCrdDifferences';
import { getCustomResources } from '../queries/getCustomResources';
import { getDefinitions } from '../queries/getDefinitions';
import { getFinding } from '../queries/getFinding';
import { getFindingCounts } from '../queries/getFindingCounts';
import { getFindings } from '../queries/getFindings';
import { getFleet } from '../queries/getFleet';
import { getHistory } from '../queries/getHistory';
import { getHistoryEntry } from '../queries/getHistoryEntry';
import { getKind } from '../queries/getKind';
import { getKinds } from '../queries/getKinds';
import { getObjects } from '../queries/getObjects';
import { getOperator } from '../queries/getOperator';
import { getOperators } from '../queries/getOperators';
import { getPast } from '../queries/getPast';
import { getSchema } from '../queries/getSchema';
import { getStack } from '../queries/getStack';
import { getTool } from '../queries/getTool';
import {
  getCertificates,
  getOperatorFrameworks,
  getOverhead,
  getSecretStores,
  getStorage,
} from '../queries/summaries';
import {
  cancelDatabaseRequest,
  createDatabaseRequest,
  DatabaseOperation,
  deleteDatabase,
  getDatabase,
  getDatabaseOptions,
  getDatabaseRequest,
  getDatabaseRequests,
  getDatabases,
  reviewDatabase,
  updateDatabase,
} from '../databases';
import { OperationId, Query } from '../queries/Query';

/**
 * Implementation of each operation of openapi.yaml, with its permission. The
 * router is built from it; a missing operation does not compile.
 */
export const OPERATIONS: {
  [O in OperationId]: Query<O> | Command<O> | DatabaseOperation<O>;
} = {
  cancelDatabaseRequest,
  compareClusters,
  countHistory,
  createDatabaseRequest,
  deleteDatabase,
  exportFindings,
  getArchivedClusters,
  getCertificates,
  getChecks,
  getCluster,
  getClusterListStatus,
  getClusters,
  getCrdDifferences,
  getCustomResources,
  getDatabase,
  getDatabaseOptions,
  getDatabaseRequest,
  getDatabaseRequests,
  getDatabases,
  getDefinitions,
  getFinding,
  getFindingCounts,
  getFindings,
  getFleet,
  getHistory,
  getHistoryEntry,
  getKind,
  getKinds,
  getObjects,
  getOperator,
  getOperatorFrameworks,
  getOperators,
  getOverhead,
  getPast,
  getSchema,
  getSecretStores,
  getStack,
  getStorage,
  getTool,
  muteFinding,
  refreshCluster,
  restoreCluster,
  reviewDatabase,
  unmuteFinding,
  updateDatabase,
};
