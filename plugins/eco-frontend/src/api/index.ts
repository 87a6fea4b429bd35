export { ecoApiRef } from './ecoApiRef';
export { failureOf } from './failure';
export type { Failure } from './failure';
