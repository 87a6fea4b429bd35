export { simulateCloudNativePg } from './cloudNativePg';
export { simulateMariaDb } from './mariaDb';
export { SIMULATED_ANNOTATION } from './SimulatedOperator';
export type { RunningSimulation } from './SimulatedOperator';
