import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Resource type of a cluster in permission rules.
 *
 * @public
 */
export const RESOURCE_TYPE_ECO_CLUSTER = 'eco-cluster';

/**
 * Allows viewing what a cluster runs.
 *
 * @public
 */
export const ecoInventoryReadPermission = createPermission({
  name: 'eco.inventory.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ECO_CLUSTER,
});

/**
 * Allows refreshing a cluster on demand.
 *
 * @public
 */
export const ecoInventoryRefreshPermission = createPermission({
  name: 'eco.inventory.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ECO_CLUSTER,
});

/**
 * Allows restoring an archived cluster.
 *
 * @public
 */
export const ecoClusterRestorePermission = createPermission({
  name: 'eco.cluster.restore',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ECO_CLUSTER,
});

/**
 * Allows viewing the findings of a cluster.
 *
 * @public
 */
export const ecoFindingReadPermission = createPermission({
  name: 'eco.finding.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ECO_CLUSTER,
});

/**
 * Allows muting and unmuting the findings of a cluster.
 *
 * @public
 */
export const ecoFindingMutePermission = createPermission({
  name: 'eco.finding.mute',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ECO_CLUSTER,
});

/**
 * All permissions on clusters.
 *
 * @public
 */
export const ecoClusterPermissions = [
  ecoInventoryReadPermission,
  ecoInventoryRefreshPermission,
  ecoClusterRestorePermission,
  ecoFindingReadPermission,
  ecoFindingMutePermission,
];

/**
 * Resource type, in permission rules, of a database or of the place of a new
 * one. {@link toDatabaseTargetRef} makes its references.
 *
 * @public
 */
export const RESOURCE_TYPE_ECO_DATABASE_TARGET = 'eco-database-target';

/**
 * Allows viewing a database, its state, its connection and its requests.
 *
 * @public
 */
export const ecoDatabaseReadPermission = createPermission({
  name: 'eco.database.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ECO_DATABASE_TARGET,
});

/**
 * Allows requesting a new database.
 *
 * @public
 */
export const ecoDatabaseCreatePermission = createPermission({
  name: 'eco.database.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ECO_DATABASE_TARGET,
});

/**
 * Allows changing a database.
 *
 * @public
 */
export const ecoDatabaseUpdatePermission = createPermission({
  name: 'eco.database.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ECO_DATABASE_TARGET,
});

/**
 * Allows deleting a database.
 *
 * @public
 */
export const ecoDatabaseDeletePermission = createPermission({
  name: 'eco.database.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_ECO_DATABASE_TARGET,
});

/**
 * All permissions on databases.
 *
 * @public
 */
export const ecoDatabasePermissions = [
  ecoDatabaseReadPermission,
  ecoDatabaseCreatePermission,
  ecoDatabaseUpdatePermission,
  ecoDatabaseDeletePermission,
];

/**
 * All permissions of Eco.
 *
 * @public
 */
export const ecoPermissions = [
  ...ecoClusterPermissions,
  ...ecoDatabasePermissions,
];
