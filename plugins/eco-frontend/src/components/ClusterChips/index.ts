export { ClusterChips } from './ClusterChips';
