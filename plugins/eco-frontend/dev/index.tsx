import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { EcoApi } from '@backstage-eco/plugin-eco-common';
import ecoPlugin, { ecoApiRef } from '../src';
import { clusters, stackOf } from './answers';
import { certManager } from './certManager';

/** The pages that `dev/` is for; others ask in vain. */
const answers: Partial<EcoApi> = {
  getClusters: async () => clusters,
  getStack: async request => stackOf(request?.clusters),
  getTool: async ({ toolId }) => {
    if (toolId !== certManager.tool.id) {
      throw new NotFoundError(`${toolId} is not among the answers of dev/`);
    }
    return certManager;
  },
  getDefinitions: async () => [certManager.tool],
  refreshCluster: async () => undefined,
};

/** Lets the pages be worked on without a backend. */
const answersModule = createFrontendModule({
  pluginId: 'eco',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: ecoApiRef,
          deps: {},
          factory: () => answers as EcoApi,
        }),
    }),
  ],
});

createDevApp({ features: [ecoPlugin, answersModule] });
