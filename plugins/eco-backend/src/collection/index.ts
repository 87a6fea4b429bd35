export { Collector } from './Collector';
export { readCollectionConfig } from './readCollectionConfig';
