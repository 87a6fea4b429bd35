import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { EcoApi, ToolDetail } from '@backstage-eco/plugin-eco-common';
import ecoPlugin, { ecoApiRef } from '../src';
import { clusters, stackOf } from './answers';
import { certManager } from './certManager';
import { certificates, frameworks, secretStores, storage } from './counted';
import { definitions, recordedInventory, recordedTools } from './recorded';

const tools: Record<string, ToolDetail> = {
  ...recordedTools,
  'cert-manager': certManager,
};

const answers: EcoApi = {
  getClusters: async () => clusters,
  getStack: async request => stackOf(request?.clusters),
  getTool: async ({ toolId }) => {
    const detail = tools[toolId];
    if (!detail) {
      throw new NotFoundError(`${toolId} is not among the answers of dev/`);
    }
    return detail;
  },
  getDefinitions: async () => definitions.items,
  refreshCluster: async () => undefined,
  getCluster: async () => recordedInventory.detail,
  getObjects: async () => recordedInventory.objects,
  getCustomResources: async () => recordedInventory.customResources.items,
  getHistory: async () => recordedInventory.history,
  getHistoryEntry: async ({ id }) =>
    recordedInventory.history.items.find(entry => entry.id === id)!,
  getPast: async () => recordedInventory.past,
  getArchivedClusters: async () => [],
  restoreCluster: async () => undefined,
  getStorage: async () => storage,
  getCertificates: async () => certificates,
  getSecretStores: async () => secretStores,
  getOperatorFrameworks: async () => frameworks,
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
          factory: () => answers,
        }),
    }),
  ],
});

createDevApp({ features: [ecoPlugin, answersModule] });
