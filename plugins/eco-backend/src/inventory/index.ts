export { escapeText } from '@backstage-eco/plugin-eco-recognition';
export { repeatsTheObject, toObjectFacts } from './facts/objectFacts';
export { completeFacts } from './completeFacts';
export { failedInventory } from './failedInventory';
export { isSimulatedNode } from './isSimulatedNode';
export { STORAGE_CLASS_ANNOTATION } from './kinds/volumes';
export { KIND_SOURCES } from './kinds';
export type {
  FactsUse,
  KindSource,
  ListedKind,
  SchemaFacts,
  SchemaReader,
} from './kinds';
export type { RawObject } from '@backstage-eco/plugin-eco-recognition';
export type { PreviousInventory } from './PreviousInventory';
export { readClusterUid } from './readClusterUid';
export { readClusterVersion } from './readClusterVersion';
export type { DiscoveryState, KindState, ReadingState } from './ReadingState';
export type {
  InventoryReading,
  ReadInventoryOptions,
} from './InventoryReading';
export { RecentSchemas } from './schemas/RecentSchemas';
export type { KeptSchema } from './schemas/SchemaKeeper';
export { readInventory } from './readInventory';
export { DEFAULT_SAMPLE_BUDGETS, planSamples } from './samples/planSamples';
export type { SampleBudgets } from './samples/planSamples';
export {
  failedSample,
  sampleCustomResources,
} from './samples/sampleCustomResources';
