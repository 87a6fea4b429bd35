export { OverheadPage } from './OverheadPage';
