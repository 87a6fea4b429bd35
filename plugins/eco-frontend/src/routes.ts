import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/**
 * The stack page. Made by core-plugin-api, because only its refs serve both
 * frontend systems.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'eco' });

/**
 * The list of tools.
 *
 * @public
 */
export const toolsRouteRef = createSubRouteRef({
  id: 'eco/tools',
  path: '/tools',
  parent: rootRouteRef,
});

/**
 * The page of one tool.
 *
 * @public
 */
export const toolRouteRef = createSubRouteRef({
  id: 'eco/tool',
  path: '/tools/:toolId',
  parent: rootRouteRef,
});

/**
 * The layers and platform services, with advice for each.
 *
 * @public
 */
export const layersRouteRef = createSubRouteRef({
  id: 'eco/layers',
  path: '/layers',
  parent: rootRouteRef,
});

/**
 * The page of one layer or platform service.
 *
 * @public
 */
export const layerRouteRef = createSubRouteRef({
  id: 'eco/layer',
  path: '/layers/:layerId',
  parent: rootRouteRef,
});

/**
 * The list of clusters.
 *
 * @public
 */
export const clustersRouteRef = createSubRouteRef({
  id: 'eco/clusters',
  path: '/clusters',
  parent: rootRouteRef,
});

/**
 * The page of one cluster.
 *
 * @public
 */
export const clusterRouteRef = createSubRouteRef({
  id: 'eco/cluster',
  path: '/clusters/:cluster',
  parent: rootRouteRef,
});

/**
 * The objects of one kind in a cluster.
 *
 * @public
 */
export const objectsRouteRef = createSubRouteRef({
  id: 'eco/objects',
  path: '/clusters/:cluster/:kind',
  parent: rootRouteRef,
});

/**
 * What happened to the clusters.
 *
 * @public
 */
export const historyRouteRef = createSubRouteRef({
  id: 'eco/history',
  path: '/history',
  parent: rootRouteRef,
});
