export { ChangeDatabasePage } from './ChangeDatabasePage';
