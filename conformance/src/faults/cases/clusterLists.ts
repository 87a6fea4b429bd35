import {
  answer,
  backstageError,
  everything,
  pathIs,
  rewriteJson,
} from 'fault-injection';
import { Expected, FaultCase, FaultGroup } from '../FaultCase';
import { World } from '../world/World';
import { ALL_STALE, NOTHING_LOST } from './expectations';
import { proxiedTo, strikePlugin } from './strikeApi';

const LIST = '/api/kubernetes/clusters';

interface ClusterList {
  items: Array<{ name: string }>;
}

/** Faults of the list of clusters. */
const LISTS: FaultCase[] = [
  {
    name: 'no-clusters',
    title: 'the locator gives an empty list',
    expected: unknownThere(),
    strike: world => unlist(world, () => []),
  },
  {
    name: 'cluster-not-listed',
    title: 'the cluster is missing from the list',
    expected: unknownThere(),
    strike: world =>
      unlist(world, items => items.filter(({ name }) => name !== world.name)),
  },
  {
    name: 'duplicate-name',
    title: 'two clusters have the same name',
    expected: { outcome: ['duplicate-name'], stale: 'all' },
    strike: strikePlugin(
      pathIs(LIST),
      rewriteJson<ClusterList>(({ items }) => ({
        items: [...items, ...items],
      })),
    ),
  },
  {
    name: 'list-fails',
    title: '500 for the list of clusters; the cluster itself answers',
    expected: NOTHING_LOST,
    strike: strikePlugin(
      pathIs(LIST),
      backstageError(500, 'the locator failed'),
    ),
  },
  {
    name: 'list-garbage',
    title: 'a web page instead of the list of clusters',
    expected: NOTHING_LOST,
    strike: strikePlugin(
      pathIs(LIST),
      answer(200, '<html>', { 'content-type': 'text/html' }),
    ),
  },
  {
    name: 'list-empty-object',
    title: 'an empty object instead of the list of clusters',
    expected: NOTHING_LOST,
    strike: strikePlugin(pathIs(LIST), answer(200, {})),
  },
  {
    name: 'locator-fails',
    title: '500 for the list of clusters and for every request to one',
    expected: ALL_STALE,
    strike: strikePlugin(everything, backstageError(500, 'the locator failed')),
  },
];

/** Faults of the Kubernetes plugin's list of clusters. */
export const clusterLists: FaultGroup = {
  name: 'cluster lists',
  areSideBySide: false,
  cases: LISTS.map(listedAgain),
};

/** Makes a case list the clusters again during and after the fault. */
function listedAgain(faultCase: FaultCase): FaultCase {
  return {
    ...faultCase,
    async strike(world) {
      await faultCase.strike(world);
      return () => world.listClusters();
    },
    async provoke(world) {
      await world.listClusters();
      await world.refresh();
    },
  };
}

function unknownThere(): Expected {
  return { outcome: ['not-listed'], stale: 'all' };
}

/**
 * Removes clusters from the list, and refuses requests to the cluster as the
 * plugin does.
 */
function unlist(
  world: World,
  change: (items: ClusterList['items']) => ClusterList['items'],
): void {
  world.plugin.strike(
    {
      matches: pathIs(LIST),
      strike: rewriteJson<ClusterList>(({ items }) => ({
        items: change(items),
      })),
    },
    {
      matches: proxiedTo(world),
      strike: exchange =>
        exchange.pass({
          headers: { 'backstage-kubernetes-cluster': 'not-listed' },
        }),
    },
  );
}
