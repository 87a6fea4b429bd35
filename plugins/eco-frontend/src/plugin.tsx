import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import LayersOutlined from '@mui/icons-material/LayersOutlined';
import { EcoClient } from '@backstage-eco/plugin-eco-common';
import { ecoApiRef } from './api';
import { rootRouteRef } from './routes';

const ecoApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: ecoApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new EcoClient({ discoveryApi, fetchApi }),
    }),
});

const stackPage = PageBlueprint.make({
  params: {
    path: '/eco',
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./pages/StackPage').then(({ MainStackPage }) => (
        <MainStackPage />
      )),
  },
});

/**
 * Eco for the new frontend system: the page `/eco` and the API client.
 *
 * @public
 */
export const ecoPlugin = createFrontendPlugin({
  pluginId: 'eco',
  title: 'Ecosystem',
  icon: <LayersOutlined fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  extensions: [ecoApi, stackPage],
  routes: { root: rootRouteRef },
});
