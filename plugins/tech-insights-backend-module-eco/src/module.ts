import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { techInsightsFactRetrieversExtensionPoint } from '@backstage-community/plugin-tech-insights-node';
import { ecoServiceRef } from '@backstage-eco/plugin-eco-node';
import { createFindingFactRetriever } from './createFindingFactRetriever';

/**
 * Tech Insights module that provides the findings of clusters as facts. It runs
 * only if a cadence is configured in `techInsights.factRetrievers.ecoFindings`.
 *
 * @public
 */
export const techInsightsModuleEco = createBackendModule({
  pluginId: 'tech-insights',
  moduleId: 'eco-findings',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        eco: ecoServiceRef,
        retrievers: techInsightsFactRetrieversExtensionPoint,
      },
      async init({ retrievers, ...services }) {
        retrievers.addFactRetrievers({
          ecoFindings: createFindingFactRetriever(services),
        });
      },
    });
  },
});
