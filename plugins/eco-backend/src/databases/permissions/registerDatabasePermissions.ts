import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  ecoDatabasePermissions,
  parseDatabaseTargetRef,
} from '@backstage-eco/plugin-eco-common';
import type { DatabaseContext } from '../DatabaseContext';
import { databaseRules, ecoDatabaseTargetResourceRef } from './databaseRules';

/**
 * Registers the permissions on databases. A reference says all that rules ask for:
 * a database does not have to exist.
 *
 * @returns the rules, by which conditions of a policy are decided
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
