export { LayerConcepts } from './LayerConcepts';
export { ToolConcepts } from './ToolConcepts';
