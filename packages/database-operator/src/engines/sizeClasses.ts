import { SIZE_CLASSES, SizeClass } from '@backstage-eco/plugin-eco-common';

/**
 * Requests and limits of one server.
 *
 * @returns `undefined` where no size class was asked for
 */
export function resourcesOf(sizeClass: SizeClass | undefined) {
  if (!sizeClass) {
    return undefined;
  }
  const requests = SIZE_CLASSES[sizeClass];
  return { requests, limits: { memory: requests.memory } };
}
