import {
  AuthService,
  coreServices,
  createBackendPlugin,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import { closingDatabase } from 'test-database';

/** A cluster in the configuration of the Kubernetes plugin. */
export interface ConfiguredCluster {
  name: string;
  url: string;
  caData?: string;
  serviceAccountToken: string;
}

/**
 * Starts a portal with the real Kubernetes plugin, and returns what Eco's
 * backend uses.
 */
export async function startKubernetesPlugin(
  clusters: ConfiguredCluster[],
): Promise<{
  auth: AuthService;
  discovery: DiscoveryService;
  stop(): Promise<void>;
}> {
  let services: { auth: AuthService; discovery: DiscoveryService };
  const eco = createBackendPlugin({
    pluginId: 'eco',
    register: env =>
      env.registerInit({
        deps: { auth: coreServices.auth, discovery: coreServices.discovery },
        init: async deps => {
          services = deps;
        },
      }),
  });
  const backend = await startTestBackend({
    features: [
      kubernetesPlugin,
      closingDatabase,
      eco,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: clusters.map(cluster => ({
                  ...cluster,
                  authProvider: 'serviceAccount',
                })),
              },
            ],
          },
        },
      }),
    ],
  });
  return { ...services!, stop: () => backend.stop() };
}
