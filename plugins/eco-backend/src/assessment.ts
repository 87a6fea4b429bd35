/**
 * The way from a cluster to what is recognised in it, without a portal: for
 * reports and benchmarks.
 *
 * @packageDocumentation
 */

export {
  builtInDefinitionsDirectory,
  detectTools,
  loadDefinitions,
  toTool,
} from './detection';
export type {
  DefinitionProblem,
  DetectedTools,
  LoadedDefinitions,
  ToolDefinition,
} from './detection';
export { readInventory } from './inventory';
export type { PreviousInventory, ReadInventoryOptions } from './inventory';
