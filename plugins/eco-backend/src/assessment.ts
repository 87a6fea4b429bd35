/**
 * The way from a cluster to what is recognised in it, without a portal: for
 * reports and benchmarks.
 *
 * @packageDocumentation
 */

export { KubernetesPluginClusterAccess } from './clusters';
export { countConcepts } from './concepts';
export type { Concepts } from './concepts';
export { runDefinitionsCheck } from './definitions';
export {
  builtInDefinitionsDirectory,
  detectTools,
  loadDefinitions,
  sampledCrds,
  toTool,
} from './detection';
export type {
  DetectedTools,
  LoadedDefinitions,
  ToolDefinition,
} from './detection';
export type { DefinitionSignals, VersionRules } from './detection/definition';
export { BUILT_IN_CHECKS, findFindings } from './findings';
export type {
  CheckResults,
  Finding,
  KnownCluster,
  UnknownCheck,
} from './findings';
export type { KeyValuePattern } from './detection/patterns';
export type { Gap } from './detection/signals/SignalMatcher';
export type {
  ApiServiceSignal,
  ChartSignal,
  CrdSignal,
  CsiDriverSignal,
  CustomResourceSignal,
  FieldManagerSignal,
  GatewayClassSignal,
  ImageSignal,
  IngressClassSignal,
  LabelSignal,
  NodeSignal,
  OlmSignal,
  RbacSignal,
  ServiceSignal,
  Signal,
  StorageClassSignal,
  VersionField,
  WebhookSignal,
  WorkloadFilter,
  WorkloadKind,
  WorkloadSignal,
} from './detection/signals/types';
export { assessOperators, findControllers } from './operators';
export type {
  AssessedOperator,
  ControllerCandidate,
  ControllerEvidence,
  CrdController,
} from './operators';
export {
  DEFAULT_SAMPLE_BUDGETS,
  KIND_SOURCES,
  planSamples,
  readClusterVersion,
  readInventory,
  sampleCustomResources,
  toObjectFacts,
} from './inventory';
export type {
  DiscoveryState,
  FactsUse,
  InventoryReading,
  KindSource,
  KindState,
  ListedKind,
  PreviousInventory,
  RawObject,
  ReadInventoryOptions,
  ReadingState,
  SampleBudgets,
  SchemaNames,
} from './inventory';
