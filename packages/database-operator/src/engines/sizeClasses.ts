import { SIZE_CLASSES, SizeClass } from '@backstage-eco/plugin-eco-common';

/**
 * Returns the resource requests and limits of one server.
 *
 * @returns `undefined` if no size class is set
 */
export function resourcesOf(sizeClass: SizeClass | undefined) {
  if (!sizeClass) {
    return undefined;
  }
  const requests = SIZE_CLASSES[sizeClass];
  return { requests, limits: { memory: requests.memory } };
}
