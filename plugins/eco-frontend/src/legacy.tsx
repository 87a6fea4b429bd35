/**
 * Eco for the legacy frontend system.
 *
 * @packageDocumentation
 */

import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  EcoClient,
  EcoFindingClient,
  EcoOperatorClient,
} from '@backstage-eco/plugin-eco-common';
import { ecoApiRef, ecoFindingApiRef, ecoOperatorApiRef } from './api';
import { ecoRouteRefs, rootRouteRef } from './routes';

/**
 * Eco for the legacy frontend system.
 *
 * @public
 */
export const ecoPlugin = createPlugin({
  id: 'eco',
  apis: [
    createApiFactory({
      api: ecoApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoClient({ discoveryApi, fetchApi }),
    }),
    createApiFactory({
      api: ecoOperatorApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoOperatorClient({ discoveryApi, fetchApi }),
    }),
    createApiFactory({
      api: ecoFindingApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoFindingClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: ecoRouteRefs,
});

/**
 * Eco's pages with their header, for a route of the legacy frontend system.
 *
 * @public
 */
export const EcoPage: () => JSX.Element = ecoPlugin.provide(
  createRoutableExtension({
    name: 'EcoPage',
    component: () =>
      import('./pages/EcoPage').then(({ LegacyEcoPage }) => LegacyEcoPage),
    mountPoint: rootRouteRef,
  }),
);
