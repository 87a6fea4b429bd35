export { LayerClusters } from './LayerClusters';
