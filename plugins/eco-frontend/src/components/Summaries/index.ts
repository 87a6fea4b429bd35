export { LayerSummaries } from './LayerSummaries';
export { ToolSummaries } from './ToolSummaries';
