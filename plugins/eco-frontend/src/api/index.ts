export { ecoApiRef } from './ecoApiRef';
export { ecoOperatorApiRef } from './ecoOperatorApiRef';
export { failureOf } from './failure';
