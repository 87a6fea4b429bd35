import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import LayersOutlined from '@mui/icons-material/LayersOutlined';
import {
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
import { formFieldExtensions } from './scaffolder/extensions';
import { searchExtensions } from './search/extensions';

const ecoApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: ecoApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoClient({ discoveryApi, fetchApi }),
    }),
});

const ecoOperatorApi = ApiBlueprint.make({
  name: 'operators',
  params: defineParams =>
    defineParams({
      api: ecoOperatorApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoOperatorClient({ discoveryApi, fetchApi }),
    }),
});

const ecoFindingApi = ApiBlueprint.make({
  name: 'findings',
  params: defineParams =>
    defineParams({
      api: ecoFindingApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoFindingClient({ discoveryApi, fetchApi }),
    }),
});

const ecoFleetApi = ApiBlueprint.make({
  name: 'fleet',
  params: defineParams =>
    defineParams({
      api: ecoFleetApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoFleetClient({ discoveryApi, fetchApi }),
    }),
});

const ecoDatabaseApi = ApiBlueprint.make({
  name: 'databases',
  params: defineParams =>
    defineParams({
      api: ecoDatabaseApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoDatabaseClient({ discoveryApi, fetchApi }),
    }),
});

const ecoPage = PageBlueprint.make({
  params: {
    path: '/eco',
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./pages/EcoPage').then(({ MainEcoPage }) => <MainEcoPage />),
  },
});

/**
 * Eco for the new frontend system: the pages under `/eco`, the API
 * clients, the fields of templates, and results of search.
 *
 * @public
 */
export const ecoPlugin = createFrontendPlugin({
  pluginId: 'eco',
  title: 'Ecosystem',
  icon: <LayersOutlined fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  extensions: [
    ecoApi,
    ecoDatabaseApi,
    ecoFindingApi,
    ecoFleetApi,
    ecoOperatorApi,
    ecoPage,
    ...formFieldExtensions,
    ...searchExtensions,
  ],
  routes: ecoRouteRefs,
});
