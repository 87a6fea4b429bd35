export { ClusterTitles, useClusterTitle } from './ClusterTitles';
