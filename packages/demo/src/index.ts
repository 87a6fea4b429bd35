/**
 * The demo: two clusters with the footprints of an ecosystem, simulated
 * operators, the Database controller and a few Databases.
 *
 * @packageDocumentation
 */

export { startDatabaseController } from './databaseController';
export { startDemoClusters } from './demo';
export type { DemoCluster, StartDemoClustersOptions } from './demo';
export {
  installSimulatedOperator,
  simulatedOperatorObjects,
  SIMULATED_OPERATORS,
  startSimulatedOperator,
} from './simulated-operators';
export type {
  RunningSimulation,
  SimulatedOperator,
  SimulatedOperatorName,
} from './simulated-operators';
