export { ecoApiRef } from './ecoApiRef';
export { failureOf } from './failure';
