export { StackDrawing } from './StackDrawing';
export { LayerContent } from './LayerContent';
export { LayerLink } from './LayerLink';
