export { ClusterCondition } from './ClusterCondition';
export { ClusterFacts } from './ClusterFacts';
export { ClusterSwitch, MAX_TILES } from './ClusterSwitch';
export { RefreshButton } from './RefreshButton';
export { nodeWords } from './nodeWords';
export { UnreadKinds } from './UnreadKinds';
export { ReadFailureNote } from './ReadFailureNote';
