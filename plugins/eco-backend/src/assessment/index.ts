/**
 * Recognition of a cluster without a portal, for reports and benchmarks.
 *
 * @packageDocumentation
 */

export { KubernetesPluginClusterAccess } from '../clusters';
export { summarise } from '../summaries';
export type { Summaries } from '../summaries';
export { runDefinitionsCheck } from '../definitions';
export { builtInDefinitionsDirectory, loadDefinitions } from '../detection';
export type { LoadedDefinitions } from '../detection';
export { BUILT_IN_CHECKS, findFindings } from '../findings';
export type {
  CheckResults,
  Finding,
  KnownCluster,
  UnknownCheck,
} from '../findings';
export { assessOperators, findControllers } from '../operators';
export type {
  AssessedOperator,
  ControllerCandidate,
  ControllerEvidence,
  CrdController,
} from '../operators';
export {
  DEFAULT_SAMPLE_BUDGETS,
  KIND_SOURCES,
  planSamples,
  readClusterVersion,
  readInventory,
  RecentSchemas,
  sampleCustomResources,
  toObjectFacts,
} from '../inventory';
export type {
  DiscoveryState,
  FactsUse,
  InventoryReading,
  KeptSchema,
  KindSource,
  KindState,
  ListedKind,
  PreviousInventory,
  RawObject,
  ReadInventoryOptions,
  ReadingState,
  SampleBudgets,
  SchemaFacts,
  SchemaReader,
} from '../inventory';
