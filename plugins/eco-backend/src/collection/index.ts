export { readCollectionConfig } from './readCollectionConfig';
export { startCollection } from './startCollection';
