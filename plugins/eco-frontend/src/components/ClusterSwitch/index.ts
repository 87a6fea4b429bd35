export { ClusterSwitch, MOST_TILES } from './ClusterSwitch';
