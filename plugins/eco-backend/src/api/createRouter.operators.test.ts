import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { SeverityCounts } from '@backstage-eco/plugin-eco-common';
import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { crd } from '../detection/testing/buildInventory';
import { Finding } from '../findings';
import { keepClusters } from '../store/__testUtils__/keepCycle';
import {
  createTestDatabases,
  openStore,
} from '../store/__testUtils__/openStore';
import {
  keepOperators,
  SCHEMA,
  SCHEMA_HASH,
} from './__testUtils__/keepOperators';
import { AT, Conditions, only, startApi } from './__testUtils__/startApi';

const databases = createTestDatabases();
const OPERATOR = 'shop/Deployment/controller';

function sample(facts: Partial<CustomResourceSample>): CustomResourceSample {
  return {
    group: 'shop.corp',
    plural: 'carts',
    kind: 'Cart',
    version: 'v1',
    scope: 'Namespaced',
    state: 'read',
    sampledAt: AT,
    triedAt: AT,
    crdFingerprint: '',
    sampled: 2,
    managers: [{ name: 'manager', subresource: 'status', count: 2 }],
    owners: [],
    finalizers: [],
    deleting: 0,
    ...facts,
  };
}

/**
 * Findings about a tool in two namespaces, one about a part of the tool, and
 * one about another tool.
 */
function findings(toolId: string): Finding[] {
  const about = (
    message: string,
    rest: Pick<Finding, 'severity' | 'subject' | 'toolId'>,
  ): Finding => ({
    checkId: 'tool-not-running',
    fingerprint: message,
    message,
    evidence: [],
    ...rest,
  });
  return [
    about('down', {
      severity: 'critical',
      subject: { type: 'tool', toolId, namespace: 'shop' },
    }),
    about('old', {
      severity: 'info',
      subject: { type: 'tool', toolId, namespace: 'bank' },
    }),
    about('alone', {
      severity: 'warning',
      toolId,
      subject: {
        type: 'object',
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: 'shop',
        name: 'controller',
      },
    }),
    about('odd', { severity: 'info', subject: { type: 'cluster' } }),
  ];
}

describe.each(databases.eachSupportedId())('operators on %s', id => {
  let knex: Awaited<ReturnType<typeof openStore>>;
  let api: Awaited<ReturnType<typeof startApi>>['api'];

  async function get(path: string) {
    const { body } = await api.get(path).expect(200);
    return body;
  }

  beforeAll(async () => {
    knex = await openStore(databases, id);
    const clusters = [{ name: 'blue' }, { name: 'green' }, { name: 'red' }];
    await keepClusters({ knex, clusters, at: AT });
    await keepOperators({
      knex,
      cluster: 'blue',
      samples: [sample({ count: 5, countIsExact: true })],
    });
    const [version] = crd('carts.shop.corp').versions;
    await keepOperators({
      knex,
      cluster: 'green',
      versions: [
        { ...version, name: 'v1beta1', storage: false, deprecated: true },
        { ...version, name: 'v1' },
      ],
      crds: [crd('orphans.shop.corp'), crd('widgets.other.corp')],
    });
    ({ api } = await startApi({ knex }));
  });

  it('are listed across clusters, with what is unknown', async () => {
    const { items, unknownIn, unread } = await get('/operators');
    expect(items).toMatchObject([
      {
        clusters: ['blue', 'green'],
        workload: { name: 'controller' },
        version: '1.4.0',
        kinds: [{ plural: 'carts' }],
        wildcards: 1,
      },
    ]);
    expect(items[0].maturity).toMatchObject([
      { level: 1, state: 'observed', isDeclared: false },
      { level: 2, state: 'not-observed' },
      { level: 3 },
      { level: 4 },
      { level: 5 },
    ]);
    expect(unknownIn).toMatchObject([
      { cluster: 'red', reason: 'not read yet' },
    ]);
    expect(unread).toEqual([]);
    expect((await get('/operators?cluster=green')).items).toHaveLength(1);
  });

  it('have details', async () => {
    const operator = await get(`/operators/blue/${OPERATOR}`);
    expect(operator).toMatchObject({
      cluster: 'blue',
      readAt: AT,
      kinds: [{ plural: 'carts', count: 5, isCountExact: true, countedAt: AT }],
      permissions: { account: 'shop/controller', wildcards: 1 },
    });
    expect(operator.kinds[0].evidence[0]).toMatchObject({ join: 'access' });
    expect(operator.activity).toMatchObject([
      { sign: 'pods', state: 'observed', readAt: expect.any(String) },
      {
        sign: 'leader',
        reason: 'None of its pods holds one of the Leases that were read (0).',
      },
      {
        sign: 'status-writes',
        kind: { plural: 'carts' },
        state: 'observed',
        reason: 'Written by manager (2 of 2 objects).',
        readAt: AT,
      },
      { sign: 'version-change', state: 'unknown' },
    ]);
    expect(operator.levels).toHaveLength(5);
    const { body } = await api
      .get('/operators/blue/shop/StatefulSet/controller')
      .expect(404);
    expect(body.error.message).toContain('GET /operators has them');
  });

  it('manage kinds that are summed over all clusters', async () => {
    const { total, items, groups, unknownIn } = await get('/kinds');
    expect(total).toBe(3);
    expect(groups).toEqual([
      { name: 'other.corp', count: 1 },
      { name: 'shop.corp', count: 2 },
    ]);
    expect(items).toMatchObject([
      { group: 'other.corp', plural: 'widgets', uncounted: 1 },
      {
        group: 'shop.corp',
        plural: 'carts',
        kind: 'Cart',
        clusters: 2,
        served: ['v1', 'v1beta1'],
        deprecated: ['v1beta1'],
        controllers: [{ state: 'found', clusters: 2 }],
        count: 5,
        isCountExact: true,
        countedAt: AT,
        uncounted: 1,
      },
      {
        plural: 'orphans',
        controllers: [{ state: 'not-here', clusters: 1 }],
      },
    ]);
    expect(items[0].count).toBeUndefined();
    expect(unknownIn).toMatchObject([{ cluster: 'red' }]);
  });

  it('manage kinds that are found by group and text, page by page', async () => {
    const names = async (query: string) => {
      const { items } = await get(`/kinds?${query}`);
      return items.map((each: { plural: string }) => each.plural);
    };
    expect(await names('group=shop.corp')).toEqual(['carts', 'orphans']);
    expect(await names('text=CART')).toEqual(['carts']);
    expect(await names('text=other.')).toEqual(['widgets']);
    expect(await names('cluster=blue')).toEqual(['carts']);
    const first = await get('/kinds?limit=2');
    expect(first.total).toBe(3);
    const second = await get(`/kinds?limit=2&cursor=${first.nextCursor}`);
    expect(second.items).toMatchObject([{ plural: 'orphans' }]);
    expect(second.nextCursor).toBeUndefined();
    await api.get('/kinds?cursor=x').expect(400);
  });

  it('manage kinds that each cluster has in its own versions', async () => {
    const { kind, forms } = await get('/kinds/shop.corp/carts');
    expect(kind).toBe('Cart');
    expect(forms).toMatchObject([
      {
        clusters: [
          {
            cluster: 'blue',
            resources: {
              count: 5,
              managers: [{ name: 'manager', subresource: 'status' }],
            },
          },
        ],
        versions: [{ name: 'v1', schemaHash: SCHEMA_HASH }],
        controller: {
          state: 'found',
          candidates: [{ workload: { name: 'controller' } }],
        },
      },
      {
        clusters: [{ cluster: 'green' }],
        versions: [{ name: 'v1beta1', isDeprecated: true }, { name: 'v1' }],
      },
    ]);
    await api.get('/kinds/shop.corp/nothing').expect(404);
  });

  it('manage kinds whose identical forms are listed once', async () => {
    await keepOperators({ knex, cluster: 'green' });
    const { forms } = await get('/kinds/shop.corp/carts');
    expect(forms).toMatchObject([
      {
        clusters: [
          { cluster: 'blue', readAt: AT, resources: { count: 5 } },
          { cluster: 'green', readAt: AT },
        ],
      },
    ]);
  });

  it('manage kinds whose schemas never change', async () => {
    const path = `/schemas/${SCHEMA_HASH}`;
    const { body, headers } = await api.get(path).expect(200);
    expect(body).toEqual(SCHEMA);
    expect(headers.etag).toBe(`"${SCHEMA_HASH}"`);
    expect(headers['cache-control']).toBe(
      'private, max-age=31536000, immutable',
    );
    await api.get(path).set('If-None-Match', headers.etag).expect(304);
    await api.get(`/schemas/${'b'.repeat(64)}`).expect(404);
    await api.get('/schemas/nothing').expect(400);
  });

  it('are hidden in clusters that the caller may not see', async () => {
    const { api: green } = await startApi({
      knex,
      conditions: only('green'),
    });
    const { body } = await green.get('/operators').expect(200);
    expect(body.items).toMatchObject([{ clusters: ['green'] }]);
    expect(body.unknownIn).toEqual([]);
    await green.get(`/operators/blue/${OPERATOR}`).expect(404);
    const kinds = await green.get('/kinds/shop.corp/carts').expect(200);
    expect(kinds.body.forms).toMatchObject([
      { clusters: [{ cluster: 'green' }] },
    ]);
    expect(JSON.stringify(kinds.body)).not.toContain('blue');
    const { api: red } = await startApi({ knex, conditions: only('red') });
    expect((await red.get('/kinds').expect(200)).body).toMatchObject({
      total: 0,
      items: [],
      groups: [],
    });
    await red
      .get(`/schemas/${SCHEMA_HASH}`)
      .set('If-None-Match', `"${SCHEMA_HASH}"`)
      .expect(404);
  });

  it('disappear when a cycle no longer finds them', async () => {
    await keepOperators({ knex, cluster: 'green' });
    expect((await get('/kinds?cluster=green')).total).toBe(1);
    const rows = await knex('kinds').where({ cluster: 'green' });
    expect(rows).toHaveLength(1);
    expect(await knex('kind_schemas').where({ cluster: 'green' })).toHaveLength(
      1,
    );
  });

  describe('with findings about their tools', () => {
    const NOBODY = { result: AuthorizeResult.DENY } as const;
    const ALL = { critical: 1, warning: 1, info: 1 };
    let store: typeof knex;

    beforeAll(async () => {
      store = await openStore(databases, id);
      const clusters = ['blue', 'green', 'red'].map(name => ({ name }));
      await keepClusters({ knex: store, clusters, at: AT });
      const tool = { id: 'argocd', findings: findings('argocd') };
      await keepOperators({ knex: store, cluster: 'blue', tool });
      await keepOperators({
        knex: store,
        cluster: 'green',
        tool: { id: 'flux', findings: findings('argocd') },
      });
      await keepOperators({ knex: store, cluster: 'red' });
    });

    function inCluster(cluster: string, counts?: SeverityCounts) {
      return { cluster, tools: counts ? [{ toolId: 'argocd', counts }] : [] };
    }

    /** @param access - access to findings; inventory may always be read */
    async function operators(access: Parameters<typeof decideFindings>[0]) {
      const started = await startApi({ knex: store });
      started.context.permissions = decideFindings(access);
      const list = await started.api.get('/operators').expect(200);
      const one = await started.api
        .get(`/operators/blue/${OPERATOR}`)
        .expect(200);
      return {
        clusters: list.body.items.map(({ clusters }: any) => clusters),
        findings: list.body.findings,
        unknown: list.body.findingsUnknown,
        blue: one.body.findings ?? one.body.findingsUnknown,
      };
    }

    it('count them for each cluster', async () => {
      expect(await operators({ result: AuthorizeResult.ALLOW })).toEqual({
        clusters: [['blue'], ['green'], ['red']],
        findings: [
          inCluster('blue', ALL),
          // About another tool than the operator's in that cluster.
          inCluster('green', ALL),
        ],
        unknown: undefined,
        blue: ALL,
      });
    });

    it('count those in namespaces that the caller may see', async () => {
      const { findings: found, blue } = await operators({
        conditions: {
          rule: 'HAS_SUBJECT_NAMESPACE',
          resourceType: 'eco-cluster',
          params: { namespaces: ['bank'] },
        },
      });
      expect(found[0]).toEqual(
        inCluster('blue', { critical: 0, warning: 0, info: 1 }),
      );
      expect(blue).toEqual({ critical: 0, warning: 0, info: 1 });
    });

    it('return why there are none', async () => {
      const denied = 'permission eco.finding.read is denied';
      const none = await operators(NOBODY);
      expect(none.findings).toEqual([]);
      expect([none.unknown, none.blue]).toEqual([denied, denied]);
      const green = await operators({ conditions: only('green') });
      expect(green.findings).toEqual([inCluster('green', ALL)]);
      expect(green.blue).toBe(denied);
    });
  });
});

/** Allows everything; decides about findings as given. */
function decideFindings(access: {
  result?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  conditions?: Conditions;
}) {
  const { conditions, result = AuthorizeResult.DENY } = access;
  const ofFindings: PolicyDecision = conditions
    ? {
        result: AuthorizeResult.CONDITIONAL,
        pluginId: 'eco',
        resourceType: 'eco-cluster',
        conditions,
      }
    : { result };
  return mockServices.permissions.mock({
    authorizeConditional: async requests =>
      requests.map(({ permission }) =>
        permission.name === 'eco.finding.read'
          ? ofFindings
          : { result: AuthorizeResult.ALLOW },
      ),
  });
}
