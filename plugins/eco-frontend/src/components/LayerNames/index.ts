export { LayerNames } from './LayerNames';
