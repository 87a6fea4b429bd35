export { ClusterNotices } from './ClusterNotices';
export { Notice } from './Notice';
