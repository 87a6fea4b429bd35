import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { KubernetesPluginClusterAccess } from '@backstage-eco/plugin-eco-backend/assessment';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { Portal, PortalOptions, startPortal } from './startPortal';

/**
 * Starts a portal that contains only Eco's default cluster access. Nothing is
 * read by schedule; the caller decides when to read.
 */
export async function startPortalWithAccess(
  options: PortalOptions,
): Promise<Portal & { access: ClusterAccess }> {
  let access: ClusterAccess | undefined;
  const plugin = createBackendPlugin({
    pluginId: 'eco',
    register(env) {
      env.registerInit({
        deps: { auth: coreServices.auth, discovery: coreServices.discovery },
        async init(services) {
          access = new KubernetesPluginClusterAccess(services);
        },
      });
    },
  });
  const portal = await startPortal({
    ...options,
    features: [...(options.features ?? []), plugin],
  });
  if (!access) {
    throw new Error('the portal started without its plugin "eco"');
  }
  return { ...portal, access };
}
