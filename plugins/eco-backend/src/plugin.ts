import {
  BackendPluginRegistrationPoints,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  metricsServiceRef,
  tracingServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  ClusterAccess,
  ecoClusterAccessExtensionPoint,
} from '@backstage-eco/plugin-eco-node';
import { createRouter, loadOpenApiDocument, registerPermissions } from './api';
import { KubernetesPluginClusterAccess } from './clusters';
import { readCollectionConfig, startCollection } from './collection';
import { startDefinitions } from './definitions';
import { acceptChecks } from './findings';
import { applyMigrations } from './store';

const SERVICES = {
  auditor: coreServices.auditor,
  auth: coreServices.auth,
  catalog: catalogServiceRef,
  config: coreServices.rootConfig,
  database: coreServices.database,
  discovery: coreServices.discovery,
  httpAuth: coreServices.httpAuth,
  httpRouter: coreServices.httpRouter,
  lifecycle: coreServices.lifecycle,
  logger: coreServices.logger,
  metrics: metricsServiceRef,
  permissions: coreServices.permissions,
  permissionsRegistry: coreServices.permissionsRegistry,
  scheduler: coreServices.scheduler,
  tracing: tracingServiceRef,
};

/**
 * Reads what every cluster of the Kubernetes plugin runs, recognises the tools
 * in it and serves them under `/api/eco`.
 *
 * @public
 */
export const ecoPlugin = createBackendPlugin({
  pluginId: 'eco',
  register(env) {
    const replacedAccess = acceptClusterAccess(env);
    const allChecks = acceptChecks(env);
    env.registerInit({
      deps: SERVICES,
      async init(services) {
        const config = readCollectionConfig(services.config);
        const checks = allChecks();
        const known = await startDefinitions(services);
        const knex = await applyMigrations(services);
        const collector = await startCollection({
          ...services,
          config,
          knex,
          access:
            replacedAccess() ?? new KubernetesPluginClusterAccess(services),
          definitions: known.definitions,
          checks,
        });
        known.onChange(changed => collector.useDefinitions(changed));
        services.httpRouter.use(
          createRouter({
            document: await loadOpenApiDocument(),
            context: {
              ...services,
              knex,
              toClusterCriteria: registerPermissions({ ...services, knex }),
              historyRetentionMs: config.historyRetentionMs,
              definitions: known,
              checks,
              refresh: cluster => collector.refresh(cluster),
            },
          }),
        );
      },
    });
  },
});

/**
 * Lets one module bring another way to the clusters.
 *
 * @returns what gives it once all modules are there; undefined: none brought one
 */
function acceptClusterAccess(
  env: BackendPluginRegistrationPoints,
): () => ClusterAccess | undefined {
  let access: ClusterAccess | undefined;
  env.registerExtensionPoint(ecoClusterAccessExtensionPoint, {
    setClusterAccess(replacement) {
      if (access) {
        throw new ConflictError(
          'Two modules bring a ClusterAccess for Eco; install one of them',
        );
      }
      access = replacement;
    },
  });
  return () => access;
}
