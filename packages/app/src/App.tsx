import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { homePlugin } from './home';
import { navigationModule } from './navigation';
import { signInModule } from './signIn';
import { themeModule } from './theme';

// The other plugins are found through package.json: `app.packages` is `all`.
export default createApp({
  features: [
    catalogPlugin,
    homePlugin,
    navigationModule,
    signInModule,
    themeModule,
  ],
});
