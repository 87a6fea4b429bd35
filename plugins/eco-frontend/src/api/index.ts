export { ecoApiRef } from './ecoApiRef';
export { ecoFindingApiRef } from './ecoFindingApiRef';
export { ecoFleetApiRef } from './ecoFleetApiRef';
export { ecoOperatorApiRef } from './ecoOperatorApiRef';
export { ecoDatabaseApiRef } from './ecoDatabaseApiRef';
export { failureOf } from './failure';
