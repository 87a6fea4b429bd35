export { searchModuleEco as default } from './module';
