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
  createScaffolderFieldExtension,
  FieldExtensionComponent,
} from '@backstage/plugin-scaffolder-react';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import {
  ECO_SEARCH_TYPE,
  EcoClient,
  EcoDatabaseClient,
  EcoFindingClient,
  EcoFleetClient,
  EcoOperatorClient,
} from '@backstage-eco/plugin-eco-common';
import {
  ecoApiRef,
  ecoDatabaseApiRef,
  ecoFindingApiRef,
  ecoFleetApiRef,
  ecoOperatorApiRef,
} from './api';
import { ecoRouteRefs, rootRouteRef } from './routes';
import {
  clusterPicker,
  databaseName,
  databaseReview,
  databaseSize,
  databaseVersion,
  namespacePicker,
} from './scaffolder/fields';
import type { DatabaseSize, VersionOptions } from './scaffolder/SpecFields';
import type { ReviewOptions } from './scaffolder/toReviewRequest';
import type { EcoSearchResultListItemProps } from './search/EcoSearchResultListItem';

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
    createApiFactory({
      api: ecoFleetApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoFleetClient({ discoveryApi, fetchApi }),
    }),
    createApiFactory({
      api: ecoDatabaseApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoDatabaseClient({ discoveryApi, fetchApi }),
    }),
  ],
  routes: ecoRouteRefs,
});

/**
 * Page extension with Eco's pages and their header, for a route of the legacy
 * frontend system.
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

/**
 * Field extension that selects the cluster of a database.
 *
 * @public
 */
export const EcoClusterPickerFieldExtension: FieldExtensionComponent<
  string,
  {}
> = ecoPlugin.provide(createScaffolderFieldExtension(clusterPicker));

/**
 * Field extension that selects a namespace in the cluster of the parameter
 * `cluster`.
 *
 * @public
 */
export const EcoNamespacePickerFieldExtension: FieldExtensionComponent<
  string,
  {}
> = ecoPlugin.provide(createScaffolderFieldExtension(namespacePicker));

/**
 * Field extension for the name of a database.
 *
 * @public
 */
export const EcoDatabaseNameFieldExtension: FieldExtensionComponent<
  string,
  {}
> = ecoPlugin.provide(createScaffolderFieldExtension(databaseName));

/**
 * Field extension that selects an engine version that the cluster runs.
 *
 * @public
 */
export const EcoDatabaseVersionFieldExtension: FieldExtensionComponent<
  string,
  VersionOptions
> = ecoPlugin.provide(createScaffolderFieldExtension(databaseVersion));

/**
 * Field extension that selects the size class and storage of a database.
 *
 * @public
 */
export const EcoDatabaseSizeFieldExtension: FieldExtensionComponent<
  DatabaseSize,
  {}
> = ecoPlugin.provide(createScaffolderFieldExtension(databaseSize));

/**
 * Field extension that shows what the cluster would do, and blocks the form if
 * the cluster would refuse the database.
 *
 * @public
 */
export const EcoDatabaseReviewFieldExtension: FieldExtensionComponent<
  string,
  ReviewOptions
> = ecoPlugin.provide(createScaffolderFieldExtension(databaseReview));

/**
 * Shows Eco's results on a legacy search page.
 *
 * @public
 */
export const EcoSearchResultListItem: (
  props: EcoSearchResultListItemProps,
) => JSX.Element | null = ecoPlugin.provide(
  createSearchResultListItemExtension({
    name: 'EcoSearchResultListItem',
    component: () =>
      import('./search/EcoSearchResultListItem').then(
        m => m.EcoSearchResultListItem,
      ),
    predicate: ({ type }) => type === ECO_SEARCH_TYPE,
  }),
);

export type { DatabaseSize, VersionOptions } from './scaffolder/SpecFields';
export type { ReviewOptions } from './scaffolder/toReviewRequest';
export type { EcoSearchResultListItemProps } from './search/EcoSearchResultListItem';
