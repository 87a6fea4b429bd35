import { Wish } from './Engine';

const SIZES = {
  small: { cpu: '250m', memory: '512Mi' },
  medium: { cpu: '1', memory: '2Gi' },
  large: { cpu: '4', memory: '8Gi' },
};

/**
 * Requests and limits of one server. Memory is limited to what is requested, for
 * a database plans with it; CPU is not limited.
 *
 * @returns `undefined` where no size class was asked for
 */
export function resourcesOf(sizeClass: Wish['sizeClass']) {
  if (!sizeClass) {
    return undefined;
  }
  const requests = SIZES[sizeClass];
  return { requests, limits: { memory: requests.memory } };
}
