export { NewDatabasePage } from './NewDatabasePage';
