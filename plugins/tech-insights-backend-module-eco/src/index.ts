export { techInsightsModuleEco as default } from './module';
