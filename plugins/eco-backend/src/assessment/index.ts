/**
 * The way from a cluster to what is recognised in it, without a portal: for
 * reports and benchmarks.
 *
 * @packageDocumentation
 */

export { KubernetesPluginClusterAccess } from '../clusters';
export { summarise } from '../summaries';
export type { Summaries } from '../summaries';
export { runDefinitionsCheck } from '../definitions';
export {
  detectTools,
  sampledCrds,
  toTool,
} from '@backstage-eco/plugin-eco-recognition';
export { builtInDefinitionsDirectory, loadDefinitions } from '../detection';
export type {
  DetectedTools,
  ToolDefinition,
} from '@backstage-eco/plugin-eco-recognition';
export type { LoadedDefinitions } from '../detection';
export type {
  DefinitionSignals,
  VersionRules,
} from '@backstage-eco/plugin-eco-recognition';
export { BUILT_IN_CHECKS, findFindings } from '../findings';
export type {
  CheckResults,
  Finding,
  KnownCluster,
  UnknownCheck,
} from '../findings';
export type { KeyValuePattern } from '@backstage-eco/plugin-eco-recognition';
export type { Gap } from '@backstage-eco/plugin-eco-recognition';
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
} from '@backstage-eco/plugin-eco-recognition';
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
  sampleCustomResources,
  toObjectFacts,
} from '../inventory';
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
} from '../inventory';
