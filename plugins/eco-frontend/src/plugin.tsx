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
  EcoFindingClient,
  EcoOperatorClient,
} from '@backstage-eco/plugin-eco-common';
import { ecoApiRef, ecoFindingApiRef, ecoOperatorApiRef } from './api';
import { ecoRouteRefs, rootRouteRef } from './routes';

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
 * Eco for the new frontend system: the pages under `/eco` and the API client.
 *
 * @public
 */
export const ecoPlugin = createFrontendPlugin({
  pluginId: 'eco',
  title: 'Ecosystem',
  icon: <LayersOutlined fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  extensions: [ecoApi, ecoOperatorApi, ecoFindingApi, ecoPage],
  routes: ecoRouteRefs,
});
