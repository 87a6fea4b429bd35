export { simulateCloudNativePg } from './cloudNativePg';
export { simulateMariaDb } from './mariaDb';
export type { RunningSimulation } from './SimulatedOperator';
