export type { Collector } from './Collector';
export { readCollectionConfig } from './readCollectionConfig';
export { startCollection } from './startCollection';
