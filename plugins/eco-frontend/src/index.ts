/**
 * Shows every Kubernetes cluster as the layered ecosystem stack that it really
 * runs. The default export is for the new frontend system; the plugin for the
 * legacy one is exported from `./legacy`.
 *
 * @packageDocumentation
 */

export { ecoPlugin as default } from './plugin';
export {
  ecoApiRef,
  ecoDatabaseApiRef,
  ecoFindingApiRef,
  ecoFleetApiRef,
  ecoOperatorApiRef,
} from './api';
export { rootRouteRef } from './routes';
export type { SubRouteRefs } from './routes';
export { ecoMessages, ecoTranslationRef } from './translation';
export type { EcoMessages, MessageKey, MessageText } from './translation';
