import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { homePlugin } from './home';
import { navigationModule } from './navigation';
import { signInModule } from './signIn';
import { themeModule } from './theme';

// Other plugins are discovered through package.json, because `app.packages` is
// `all`.
export default createApp({
  features: [
    catalogPlugin,
    homePlugin,
    navigationModule,
    signInModule,
    themeModule,
  ],
});
