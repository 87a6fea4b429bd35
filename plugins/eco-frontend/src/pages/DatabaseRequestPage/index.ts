export { DatabaseRequestPage } from './DatabaseRequestPage';
