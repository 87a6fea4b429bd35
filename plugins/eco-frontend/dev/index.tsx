import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  EcoApi,
  EcoOperatorApi,
  ToolDetail,
} from '@backstage-eco/plugin-eco-common';
import ecoPlugin, { ecoApiRef, ecoOperatorApiRef } from '../src';
import { clusters, stackOf } from './answers';
import { certManager } from './certManager';
import { certificates, frameworks, secretStores, storage } from './counted';
import { certificateKind, kindPage, schemas } from './kinds';
import { certManagerOperator, operatorList } from './operators';
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
  countHistory: async () => ({
    items: recordedInventory.history.items.map(({ at }) => ({ at, count: 1 })),
  }),
  getHistoryEntry: async ({ id }) =>
    recordedInventory.history.items.find(entry => entry.id === id)!,
  getPast: async () => recordedInventory.past,
  getClusterListStatus: async () => ({ state: 'known' }),
  getArchivedClusters: async () => [],
  restoreCluster: async () => undefined,
  getStorage: async () => storage,
  getCertificates: async () => certificates,
  getSecretStores: async () => secretStores,
  getOperatorFrameworks: async () => frameworks,
};

const operatorAnswers: EcoOperatorApi = {
  getOperators: async () => operatorList,
  getOperator: async () => certManagerOperator,
  getKinds: async () => kindPage,
  getKind: async () => certificateKind,
  getSchema: async ({ hash }) => schemas[hash],
};

/**
 * Serves recorded answers, so that the pages can be developed without a
 * backend.
 */
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
    ApiBlueprint.make({
      name: 'operators',
      params: defineParams =>
        defineParams({
          api: ecoOperatorApiRef,
          deps: {},
          factory: () => operatorAnswers,
        }),
    }),
  ],
});

createDevApp({ features: [ecoPlugin, answersModule] });
