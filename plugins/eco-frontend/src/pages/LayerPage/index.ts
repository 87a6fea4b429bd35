export { LayerPage } from './LayerPage';
