export { ControllerFacts } from './ControllerFacts';
