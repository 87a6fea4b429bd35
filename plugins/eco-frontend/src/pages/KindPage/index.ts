export { KindPage } from './KindPage';
