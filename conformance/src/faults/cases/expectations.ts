import { Expected } from '../FaultCase';

/**
 * Lists of the inventory that come from the group apps. One that Eco does not
 * read does no harm here.
 */
export const APPS = [
  'daemonSets',
  'deployments',
  'replicaSets',
  'statefulSets',
];

/** The Deployments could not be read, and everything else could. */
export const DEPLOYMENTS_STALE: Expected = {
  outcome: ['partial'],
  stale: ['deployments'],
  // Its image is all that would show it, and is not there.
  unknownTools: ['tempo'],
};

/** Nothing came of the fault: Eco asked again, or in another way. */
export const NOTHING_LOST: Expected = { outcome: ['ok'], stale: 'none' };

/** No API server could be read at all. */
export const ALL_STALE: Expected = { outcome: ['unreachable'], stale: 'all' };
