export { ecoApiRef } from './ecoApiRef';
export { ecoFindingApiRef } from './ecoFindingApiRef';
export { ecoOperatorApiRef } from './ecoOperatorApiRef';
export { failureOf } from './failure';
