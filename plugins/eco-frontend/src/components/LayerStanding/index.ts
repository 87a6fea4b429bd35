export { LayerStanding } from './LayerStanding';
