import {
  LoggerService,
  PermissionsRegistryService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  ConditionTransformer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import { ecoClusterPermissions } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { ClusterFilter, listClusters } from '../store';
import {
  ecoClusterResourceRef,
  hasClusterName,
  hasSubjectNamespace,
} from './clusterPermissions';

/**
 * Registers the permissions on clusters. Warns if the portal's configuration
 * disables permissions.
 *
 * @returns function that converts policy conditions to a filter
 */
export function registerPermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
  config: RootConfigService;
  logger: LoggerService;
  knex: Knex;
}): ConditionTransformer<ClusterFilter> {
  const { permissionsRegistry, config, logger, knex } = options;
  if (!config.getOptionalBoolean('permission.enabled')) {
    logger.warn(
      'Permissions are off: everybody who can sign in sees every cluster. Set permission.enabled to true',
    );
  }
  permissionsRegistry.addResourceType({
    resourceRef: ecoClusterResourceRef,
    permissions: ecoClusterPermissions,
    rules: [hasClusterName, hasSubjectNamespace],
    async getResources(names) {
      const clusters = await listClusters({
        knex,
        criteria: undefined,
        names,
        // Archived clusters are resources of eco.cluster.restore.
        archived: 'included',
      });
      return names.map(name => clusters.find(each => each.name === name));
    },
  });
  return createConditionTransformer(
    permissionsRegistry.getPermissionRuleset(ecoClusterResourceRef),
  );
}
