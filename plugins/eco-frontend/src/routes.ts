import { createRouteRef } from '@backstage/core-plugin-api';

/**
 * The stack page. Made by core-plugin-api, because only its refs serve both
 * frontend systems.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'eco' });
