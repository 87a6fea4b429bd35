export { SideColumn } from './SideColumn';
