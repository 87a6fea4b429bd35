export { archiveCluster } from './archiveCluster';
export { deleteArchivedClusters } from './deleteArchivedClusters';
export { listArchivedClusters } from './listArchivedClusters';
export {
  recordClusterList,
  recordFailedClusterList,
} from './recordClusterList';
export type { ClusterListRules } from './recordClusterList';
export { restoreCluster } from './restoreCluster';
