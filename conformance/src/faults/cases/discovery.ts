import { discovery, pathIs, refuse, rewriteJson } from 'fault-injection';
import { FaultGroup } from '../FaultCase';
import { ALL_STALE, APPS, NOTHING_LOST } from './expectations';
import { strikeApi } from './strikeApi';

interface GroupList {
  items: Array<{
    metadata: { name?: string };
    versions: Array<{ version: string; freshness: string }>;
  }>;
}

/** Discovery that fails or is wrong. */
export const discoveries: FaultGroup = {
  name: 'discovery',
  areSideBySide: true,
  cases: [
    {
      name: 'discovery-fails',
      title: '500 for what is served',
      expected: ALL_STALE,
      strike: strikeApi(discovery, refuse(500, 'InternalError')),
    },
    {
      name: 'discovery-empty',
      title: 'it is said that no group is served at all',
      expected: { outcome: ['not-a-cluster'], stale: 'all' },
      strike: strikeApi(
        pathIs('/apis'),
        rewriteJson<GroupList>(list => ({ ...list, items: [] })),
      ),
    },
    {
      name: 'group-stale',
      title: 'a group version is said to be stale',
      expected: { outcome: ['partial'], stale: [...APPS] },
      strike: strikeApi(
        pathIs('/apis'),
        rewriteJson<GroupList>(list => staleGroup(list, 'apps')),
      ),
    },
    {
      name: 'version-fails',
      title: '500 for the version of the server',
      expected: { ...NOTHING_LOST, outcome: ['ok', 'partial'] },
      strike: strikeApi(pathIs('/version'), refuse(500, 'InternalError')),
    },
  ],
};

function staleGroup(list: GroupList, name: string): GroupList {
  return {
    ...list,
    items: list.items.map(group =>
      group.metadata.name === name
        ? {
            ...group,
            versions: group.versions.map(({ version }) => ({
              version,
              freshness: 'Stale',
            })),
          }
        : group,
    ),
  };
}
