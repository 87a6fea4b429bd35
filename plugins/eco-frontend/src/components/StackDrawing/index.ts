export { StackDrawing } from './StackDrawing';
export { LayerContent } from './LayerContent';
export { layerState } from './layerState';
