import { TestDatabaseId } from '@backstage/backend-test-utils';
import { FindingSummary, HistoryEntry } from '@backstage-eco/plugin-eco-common';
import { createHash } from 'crypto';
import fc from 'fast-check';
import {
  buildInventory,
  crd,
  workload,
} from '../detection/testing/buildInventory';
import { Finding } from '../findings';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import { grant } from '../operators/__testUtils__/access';
import { archiveCluster, deleteArchivedClusters, keepSchemas } from '../store';
import { keepClusters, keepCycle } from '../store/__testUtils__/keepCycle';
import { keptOperators } from './__testUtils__/keepOperators';
import { AT, Conditions, only, startApi } from './__testUtils__/startApi';
import { listOperations, loadOpenApiDocument } from './openApiDocument';

const NAMES = ['amber', 'basalt', 'coral', 'dune', 'ember', 'fjord'];
/**
 * Unread, archived and deleted clusters, and one whose name contains another's.
 */
const ODD_NAMES = ['granite', 'harbour', 'island', 'amber-2'];
const AWAY = ['harbour', 'island'];
const ALL = [...NAMES, ...ODD_NAMES];

const { conditions: anyConditions } = fc.letrec<{ conditions: Conditions }>(
  tie => ({
    conditions: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.subarray([...ALL, 'nowhere', "' or '1'='1", '%']).map(n => only(...n)),
      tie('conditions').map(not => ({ not })),
      fc
        .array(tie('conditions'), { minLength: 1, maxLength: 3 })
        .map(allOf => ({ allOf } as Conditions)),
      fc
        .array(tie('conditions'), { minLength: 1, maxLength: 3 })
        .map(anyOf => ({ anyOf } as Conditions)),
    ),
  }),
);

/** Evaluates conditions again, without SQL. */
function allows(conditions: Conditions, name: string): boolean {
  if ('not' in conditions) {
    return !allows(conditions.not, name);
  }
  if ('allOf' in conditions) {
    return conditions.allOf.every(each => allows(each, name));
  }
  if ('anyOf' in conditions) {
    return conditions.anyOf.some(each => allows(each, name));
  }
  return (conditions.params?.names as string[]).includes(name);
}

/** A word that only this cluster's data contains. */
const wordOf = (name: string) => `word-of-${name}-only`;
const groupOf = (name: string) => `${wordOf(name)}.corp`;
const schemaHashOf = (name: string) =>
  createHash('sha256').update(name).digest('hex');

/** The history ends here. */
const NOW = new Date().toISOString();

/** Paths that return data of several clusters, with an example of each. */
const OF_ALL: Record<string, string> = {
  '/clusters': '/clusters',
  '/stack': '/stack',
  '/tools/{toolId}': '/tools/argocd',
  '/fleet': '/fleet',
  '/compare': '/compare',
  '/crd-differences': '/crd-differences',
  '/history': '/history?limit=500',
  '/history-counts': '/history-counts',
  '/findings': '/findings',
  '/checks': '/checks',
  '/finding-counts': '/finding-counts',
  '/finding-exports/{format}': '/finding-exports/json',
  '/archived-clusters': '/archived-clusters',
  '/cluster-list': '/cluster-list',
  '/storage': '/storage',
  '/certificates': '/certificates',
  '/secret-stores': '/secret-stores',
  '/overhead': '/overhead',
  '/operator-frameworks': '/operator-frameworks',
  '/operators': '/operators',
  '/kinds': '/kinds?limit=100',
};

/** Paths that return data of one cluster, after its name. */
const OF_ONE: Record<string, string> = {
  '/clusters/{cluster}': '',
  '/clusters/{cluster}/inventory/{kind}': '/inventory/deployments',
  '/clusters/{cluster}/custom-resources': '/custom-resources',
  '/clusters/{cluster}/past': `/past?at=${NOW}`,
};

/** Paths that change a cluster. */
const ACTIONS = ['/clusters/{cluster}/refresh', '/clusters/{cluster}/restore'];

/** Paths that return one item of {@link OF_ALL}'s lists. */
const OF_ITEM = [
  '/history/{entry}',
  '/findings/{finding}',
  '/findings/{finding}/mute',
];

/** Paths of items that only one cluster has. */
const OF_OWN: Record<string, (name: string) => string> = {
  '/operators/{cluster}/{namespace}/{kind}/{name}': name =>
    `/operators/${name}/shop/Deployment/${wordOf(name)}`,
  '/kinds/{group}/{plural}': name => `/kinds/${groupOf(name)}/carts`,
  '/schemas/{hash}': name => `/schemas/${schemaHashOf(name)}`,
};

/** It returns tools, and no data of clusters. */
const OF_NONE = '/definitions';

const databases = createTestDatabases();

describe('policies', () => {
  it('are tested on every path of the API', async () => {
    const operations = listOperations(await loadOpenApiDocument());
    const tried = [OF_ALL, OF_ONE, OF_OWN].flatMap(each => Object.keys(each));
    const addresses = new Set(operations.map(({ path }) => path));
    expect([...tried, ...ACTIONS, ...OF_ITEM, OF_NONE].sort()).toEqual(
      // Databases have their own rules.
      [...addresses].filter(path => !path.startsWith('/database')).sort(),
    );
  });
});

describe.each(databases.eachSupportedId())('policies on %s', id => {
  it('reveal no hidden name, whatever their conditions', async () => {
    const knex = await fill(id);
    let current: Conditions = only(...ALL);
    const { api } = await startApi({ knex, conditions: () => current });
    const get = async (path: string) => {
      const { status, text } = await api.get(path);
      return { status, text };
    };
    const post = async (path: string) => (await api.post(path)).status;
    const entries: HistoryEntry[] = (await api.get('/history?limit=500')).body
      .items;
    const findings: FindingSummary[] = (await api.get('/findings')).body.items;
    const check = async (conditions: Conditions, asked: string) => {
      current = conditions;
      const lists = await Promise.all(Object.values(OF_ALL).map(get));
      const ones = await Promise.all(
        Object.values(OF_ONE).map(path => get(`/clusters/${asked}${path}`)),
      );
      const text = lists.map(answer => answer.text).join('\n');
      const hidden = ALL.filter(name => !allows(conditions, name));
      expect(lists.map(({ status }) => status)).toEqual(lists.map(() => 200));
      expect(hidden.filter(name => mentions(text, name))).toEqual([]);
      expect(hidden.filter(name => text.includes(wordOf(name)))).toEqual([]);
      // Visible data must not be hidden, either.
      for (const name of NAMES.filter(each => !hidden.includes(each))) {
        expect(text).toContain(`"${name}"`);
      }
      const isAllowed = !hidden.includes(asked);
      const isShown = isAllowed && !AWAY.includes(asked);
      const isRead = isShown && asked !== 'granite';
      expect(ones.map(({ status }) => status)).toEqual([
        isShown ? 200 : 404,
        isRead ? 200 : 404,
        isShown ? 200 : 404,
        isAllowed ? 200 : 404,
      ]);
      expect(ones[1].text.includes(wordOf(asked))).toBe(isRead);
      const its = await Promise.all(
        Object.values(OF_OWN).map(pathOf => get(pathOf(asked))),
      );
      expect(its.map(({ status }) => status)).toEqual(
        its.map(() => (isRead ? 200 : 404)),
      );
      // The history of a deleted cluster remains visible.
      const history = lists[Object.keys(OF_ALL).indexOf('/history')];
      expect(ALL.filter(name => history.text.includes(wordOf(name)))).toEqual(
        ALL.filter(name => !hidden.includes(name) && name !== 'granite'),
      );
      const own = entries.filter(({ cluster }) => cluster === asked);
      const alone = await Promise.all(
        own.map(entry => get(`/history/${entry.id}`)),
      );
      expect(own.length > 0).toBe(asked !== 'granite');
      expect(alone.map(({ status }) => status)).toEqual(
        own.map(() => (isAllowed ? 200 : 404)),
      );
      const ofOne = findings.filter(({ cluster }) => cluster === asked);
      const read = await Promise.all(
        ofOne.flatMap(({ id: finding }) => [
          api.get(`/findings/${finding}`),
          api.delete(`/findings/${finding}/mute`),
        ]),
      );
      expect(ofOne).toHaveLength([...AWAY, 'granite'].includes(asked) ? 0 : 1);
      expect(read.map(({ status }) => status)).toEqual(
        read.map(() => (isAllowed ? 200 : 404)),
      );
      // A hidden cluster gets the same response as one that does not exist.
      const named = await Promise.all(
        ['/stack', '/tools/argocd', '/findings', '/history'].map(path =>
          get(`${path}?cluster=${asked}`),
        ),
      );
      expect(named.map(({ status }) => status)).toEqual([
        isShown ? 200 : 404,
        isShown ? 200 : 404,
        isShown ? 200 : 404,
        isAllowed ? 200 : 404,
      ]);
      expect(named.map(told => told.text.includes(wordOf(asked)))).toEqual([
        false,
        false,
        isShown && asked !== 'granite',
        isAllowed && asked !== 'granite',
      ]);
      expect(await post(`/clusters/${asked}/refresh`)).toBe(
        isShown ? 202 : 404,
      );
      // A visible archived cluster would be restored.
      const isTried = hidden.includes(asked) || asked !== 'harbour';
      const restored = isTried && (await post(`/clusters/${asked}/restore`));
      expect(restored).toBe(isTried && 404);
    };
    await fc.assert(
      fc.asyncProperty(anyConditions, fc.constantFrom(...ALL), check),
      { numRuns: id === 'SQLITE_3' ? 200 : 60 },
    );
  });
});

function findingOf(name: string): Finding {
  return {
    checkId: 'deletion-stuck',
    severity: 'warning',
    fingerprint: name,
    subject: { type: 'cluster' },
    message: wordOf(name),
    evidence: [],
  };
}

/** Matches a whole name, not the beginning of a longer one. */
function mentions(text: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b(?!-)`).test(text);
}

/** Stores an operator with a kind that no other cluster has. */
function inventoryOf(name: string) {
  const group = groupOf(name);
  const [version] = crd(`carts.${group}`).versions;
  const versions = [{ ...version, schemaHash: schemaHashOf(name) }];
  return {
    ...buildInventory({
      crds: [crd(`carts.${group}`, { versions })],
      deployments: [
        workload(['a'], {
          name: wordOf(name),
          namespace: 'shop',
          serviceAccount: 'controller',
        }),
      ],
      ...grant('controller', {
        group,
        resources: ['carts', 'carts/status'],
        verbs: ['*'],
      }),
    }),
    cluster: name,
  };
}

async function fill(id: TestDatabaseId) {
  const knex = await openStore(databases, id);
  await keepClusters({ knex, clusters: ALL.map(name => ({ name })), at: AT });
  for (const name of ALL.filter(each => each !== 'granite')) {
    const inventory = inventoryOf(name);
    await keepSchemas({
      knex,
      schemas: [{ hash: schemaHashOf(name), json: '{}' }],
    });
    await keepCycle({
      knex,
      cycle: {
        inventory,
        ...keptOperators(inventory),
        outcome: { status: 'ok', at: AT },
        readAt: AT,
        detections: [],
        unknown: [{ toolId: 'argocd', reason: 'forbidden', since: AT }],
        checked: {
          results: { findings: [findingOf(name)], unknown: [] },
          checkedAt: AT,
        },
        history: {
          facts: new Map([['kubernetes-version', wordOf(name)]]),
          events: [
            {
              type: 'first-known',
              changes: [{ subject: 'kubernetes-version', after: wordOf(name) }],
            },
          ],
        },
      },
    });
  }
  await archiveCluster({ knex, cluster: 'island' });
  await deleteArchivedClusters({ knex, retentionMs: -1_000 });
  await archiveCluster({ knex, cluster: 'harbour' });
  return knex;
}
