import {
  PageBlueprint,
  createFrontendPlugin,
  createRouteRef,
} from '@backstage/frontend-plugin-api';
import HomeOutlined from '@mui/icons-material/HomeOutlined';

const homePage = PageBlueprint.make({
  params: {
    path: '/',
    routeRef: createRouteRef(),
    noHeader: true,
    loader: () => import('./HomePage').then(({ HomePage }) => <HomePage />),
  },
});

/** The portal's own home page. */
export const homePlugin = createFrontendPlugin({
  pluginId: 'home',
  title: 'Home',
  icon: <HomeOutlined fontSize="inherit" />,
  extensions: [homePage],
});
