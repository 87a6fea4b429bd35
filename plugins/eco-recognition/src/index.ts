/**
 * Recognition of tools in a cluster: tool definitions, their signals, and the
 * matchers for them. Pure: no I/O and no clock.
 *
 * @packageDocumentation
 */

export type {
  DefinitionSignals,
  ToolDefinition,
  VersionRules,
} from './definition';
export { toTool } from './definition';
export type { DetectedTools } from './detectTools';
export { detectTools, detectToolsInSteps } from './detectTools';
export {
  boundedMap,
  boundedName,
  boundedObjects,
  boundedText,
  boundedTexts,
  isRawObject,
  numberIn,
  objectIn,
  objectsOf,
} from './facts/boundedText';
export type { RawObject } from './facts/boundedText';
export type { PodContext } from './facts/containerSettings';
export { containerSettings, toNamespaces } from './facts/containerSettings';
export { escapeText } from './facts/escapeText';
export type { ImageReference } from './imageReference';
export { parseImageReference } from './imageReference';
export {
  driverOfInTreeProvisioner,
  driverOfInTreeVolume,
} from './inTreeVolumes';
export type {
  ContainerUse,
  ListedObject,
  SearchedInventory,
} from './InventoryIndex';
export { InventoryIndex, LONG_RUNNING_WORKLOADS } from './InventoryIndex';
export type { KeyValuePattern } from './patterns';
export { matchesAny } from './patterns';
export { runningWorkloads } from './runningWorkloads';
export { sampledCrds } from './sampledCrds';
export { listsOfSignal, matchSignal } from './signals';
export type { ChartMark } from './signals/evidence';
export {
  chartOf,
  containerPath,
  evidenceOf,
  referenceTo,
  serviceAccountPath,
  workloadVersions,
} from './signals/evidence';
export type {
  Gap,
  SignalMatch,
  VersionCandidate,
  VersionSource,
} from './signals/SignalMatcher';
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
} from './signals/types';
export type { Steps } from './steps';
export { atOnce } from './steps';
export { gapsOfLists, gapsOfSamples } from './unknownTool';
export { readVersion } from './versions';
