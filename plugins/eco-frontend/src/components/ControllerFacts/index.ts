export { ControllerFacts, StrongestFact } from './ControllerFacts';
