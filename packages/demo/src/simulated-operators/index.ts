export { SIMULATED_OPERATORS } from './catalogue';
export type { SimulatedOperator, SimulatedOperatorName } from './catalogue';
export {
  installSimulatedOperator,
  simulatedOperatorObjects,
} from './installSimulatedOperator';
export { startSimulatedOperator } from './startSimulatedOperator';
export type { RunningSimulation } from './SimulatedOperator';
