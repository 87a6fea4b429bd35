export { ecoActionIds } from './actionIds';
export { scaffolderModuleEco as default } from './module';
