export { ToolClusterState } from './ToolClusterState';
