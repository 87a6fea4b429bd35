import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  metricsServiceRef,
  tracingServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { ConflictError } from '@backstage/errors';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { ecoPermissions } from '@backstage-eco/plugin-eco-common';
import {
  ClusterAccess,
  ecoClusterAccessExtensionPoint,
} from '@backstage-eco/plugin-eco-node';
import {
  createRouter,
  ecoClusterResourceRef,
  hasClusterName,
  loadOpenApiDocument,
} from './api';
import { KubernetesPluginClusterAccess } from './clusters';
import { readCollectionConfig, startCollection } from './collection';
import { startDefinitions } from './definitions';
import { applyMigrations, listClusters } from './store';

/**
 * Reads what every cluster of the Kubernetes plugin runs, recognises the tools
 * in it and serves them under `/api/eco`.
 *
 * @public
 */
export const ecoPlugin = createBackendPlugin({
  pluginId: 'eco',
  register(env) {
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
    env.registerInit({
      deps: {
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
      },
      async init(services) {
        const { config, logger, permissionsRegistry } = services;
        const collectionConfig = readCollectionConfig(config);
        const known = await startDefinitions(services);
        const knex = await applyMigrations(services);
        const collector = await startCollection({
          ...services,
          config: collectionConfig,
          knex,
          access: access ?? new KubernetesPluginClusterAccess(services),
          definitions: known.definitions,
        });
        known.onChange(changed => collector.useDefinitions(changed));

        if (!config.getOptionalBoolean('permission.enabled')) {
          logger.warn(
            'Permissions are off: everybody who can sign in sees every cluster. Set permission.enabled to true',
          );
        }
        permissionsRegistry.addResourceType({
          resourceRef: ecoClusterResourceRef,
          permissions: ecoPermissions,
          rules: [hasClusterName],
          async getResources(names) {
            const clusters = await listClusters({
              knex,
              criteria: undefined,
              names,
              // They are resources of eco.cluster.restore.
              archived: 'included',
            });
            return names.map(name => clusters.find(each => each.name === name));
          },
        });
        services.httpRouter.use(
          createRouter({
            document: await loadOpenApiDocument(),
            context: {
              ...services,
              knex,
              toClusterCriteria: createConditionTransformer(
                permissionsRegistry.getPermissionRuleset(ecoClusterResourceRef),
              ),
              historyRetentionMs: collectionConfig.historyRetentionMs,
              get tools() {
                return known.tools;
              },
              get problems() {
                return known.problems;
              },
              refresh: cluster => collector.refresh(cluster),
            },
          }),
        );
      },
    });
  },
});
