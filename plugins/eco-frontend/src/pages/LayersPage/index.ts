export { LayersPage } from './LayersPage';
