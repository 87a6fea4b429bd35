export { Collector } from './Collector';
export { readCollectionConfig } from './readCollectionConfig';
export type { CollectionConfig } from './readCollectionConfig';
