import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  ecoDatabasePermissions,
  parseDatabaseTargetRef,
} from '@backstage-eco/plugin-eco-common';
import type { DatabaseContext } from '../DatabaseContext';
import { databaseRules, ecoDatabaseTargetResourceRef } from './databaseRules';

/**
 * Registers the permissions on databases. A resource reference contains
 * everything that rules need, so the database need not exist.
 *
 * @returns the rules, to evaluate conditions of a policy
 */
export function registerDatabasePermissions(options: {
  permissionsRegistry: PermissionsRegistryService;
}): DatabaseContext['rules'] {
  const { permissionsRegistry } = options;
  permissionsRegistry.addResourceType({
    resourceRef: ecoDatabaseTargetResourceRef,
    permissions: ecoDatabasePermissions,
    rules: Object.values(databaseRules),
    getResources: async refs => refs.map(parseDatabaseTargetRef),
  });
  return permissionsRegistry.getPermissionRuleset(ecoDatabaseTargetResourceRef);
}
