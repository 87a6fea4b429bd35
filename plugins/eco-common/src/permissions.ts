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
 * All permissions of Eco.
 *
 * @public
 */
export const ecoPermissions = [
  ecoInventoryReadPermission,
  ecoInventoryRefreshPermission,
  ecoClusterRestorePermission,
  ecoFindingReadPermission,
  ecoFindingMutePermission,
];
