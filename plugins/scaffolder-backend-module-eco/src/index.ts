export { ecoActionIds } from './actionIds';
