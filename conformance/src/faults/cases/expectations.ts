import { Expected } from '../FaultCase';

/**
 * Lists of the inventory from the group apps. Names of lists that Eco does not
 * read have no effect.
 */
export const APPS = [
  'daemonSets',
  'deployments',
  'replicaSets',
  'statefulSets',
];

/** Only the Deployments could not be read. */
export const DEPLOYMENTS_STALE: Expected = {
  outcome: ['partial'],
  stale: ['deployments'],
  // Identified only by its image, and not installed.
  unknownTools: ['tempo'],
};

/** The fault had no effect: Eco retried, or read another way. */
export const NOTHING_LOST: Expected = { outcome: ['ok'], stale: 'none' };

/** The API server could not be read at all. */
export const ALL_STALE: Expected = { outcome: ['unreachable'], stale: 'all' };
