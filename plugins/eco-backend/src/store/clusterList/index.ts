export { archiveCluster } from './archiveCluster';
export { deleteArchivedClusters } from './deleteArchivedClusters';
export { hasClusters } from './hasClusters';
export { listArchivedClusters } from './listArchivedClusters';
export { loadListResult, recordListResult } from './listResult';
export type { ListResult } from './listResult';
export {
  recordClusterList,
  recordFailedClusterList,
} from './recordClusterList';
export type { ClusterListRules } from './recordClusterList';
export { restoreCluster } from './restoreCluster';
