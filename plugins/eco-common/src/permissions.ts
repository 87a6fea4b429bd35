import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource type of a cluster in permission rules.
 *
 * @public
 */
export const RESOURCE_TYPE_ECO_CLUSTER = 'eco-cluster';

/**
 * To see what a cluster runs.
 *
 * @public
 */
export const ecoInventoryReadPermission = createPermission({
  name: 'eco.inventory.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ECO_CLUSTER,
});

/**
 * To have a cluster read again at once.
 *
 * @public
 */
export const ecoInventoryRefreshPermission = createPermission({
  name: 'eco.inventory.refresh',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ECO_CLUSTER,
});

/**
 * To bring a cluster back that went away.
 *
 * @public
 */
export const ecoClusterRestorePermission = createPermission({
  name: 'eco.cluster.restore',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ECO_CLUSTER,
});

/**
 * To see what checks found in a cluster.
 *
 * @public
 */
export const ecoFindingReadPermission = createPermission({
  name: 'eco.finding.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ECO_CLUSTER,
});

/**
 * To mute what checks found in a cluster, and to show it again.
 *
 * @public
 */
export const ecoFindingMutePermission = createPermission({
  name: 'eco.finding.mute',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ECO_CLUSTER,
});

/**
 * The permissions on clusters.
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
 * The resource type of a database, or of the place that a new one would have, in
 * permission rules. Its references are made by {@link toDatabaseTargetRef}.
 *
 * @public
 */
export const RESOURCE_TYPE_ECO_DATABASE_TARGET = 'eco-database-target';

/**
 * To see a database, its state and how to connect to it, and requests for it.
 *
 * @public
 */
export const ecoDatabaseReadPermission = createPermission({
  name: 'eco.database.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ECO_DATABASE_TARGET,
});

/**
 * To ask for a new database.
 *
 * @public
 */
export const ecoDatabaseCreatePermission = createPermission({
  name: 'eco.database.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ECO_DATABASE_TARGET,
});

/**
 * To change a database.
 *
 * @public
 */
export const ecoDatabaseUpdatePermission = createPermission({
  name: 'eco.database.update',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ECO_DATABASE_TARGET,
});

/**
 * To delete a database.
 *
 * @public
 */
export const ecoDatabaseDeletePermission = createPermission({
  name: 'eco.database.delete',
  attributes: { action: 'delete' },
  resourceType: RESOURCE_TYPE_ECO_DATABASE_TARGET,
});

/**
 * The permissions on databases.
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
