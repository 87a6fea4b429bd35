import {
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PermissionCriteria,
  PermissionCondition,
} from '@backstage/plugin-permission-common';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { Detection, Tool } from '@backstage-eco/plugin-eco-common';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { failedInventory } from '../inventory';
import {
  MIGRATIONS_DIRECTORY,
  recordListedClusters,
  writeCycle,
} from '../store';
import { hasClusterName } from './clusterPermissions';
import { createRouter } from './createRouter';
import { loadOpenApiDocument } from './openApiDocument';

const AT = '2026-01-01T00:00:00.000Z';

const argoCd: Tool = {
  id: 'argocd',
  name: 'Argo CD',
  purpose: 'Keeps clusters as git says.',
  layers: ['gitops', 'delivery'],
  observable: 'always',
  links: [{ title: 'Home', url: 'https://argo-cd.readthedocs.io' }],
};
const flux: Tool = { ...argoCd, id: 'flux', name: 'Flux', layers: ['gitops'] };

const detection: Detection = {
  toolId: 'argocd',
  state: 'installed',
  confidence: 'high',
  places: [{ namespace: 'argocd', workloads: [] }],
  evidence: [
    {
      signal: 'crd',
      object: {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        name: 'applications.argoproj.io',
      },
      field: 'spec.group',
      value: 'argoproj.io',
    },
  ],
};

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let knex: Knex;

/** `blue` was read and runs Argo CD, `green` fails, `red` was never tried. */
beforeAll(async () => {
  knex = await databases.init('SQLITE_3');
  await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  const clusters = [
    { name: 'blue', title: 'Blue' },
    { name: 'green' },
    { name: 'red' },
  ];
  await recordListedClusters({ knex, clusters, at: AT });
  for (const cluster of ['blue', 'green']) {
    const { inventory } = failedInventory({
      cluster,
      status: 'unreachable',
      reason: 'connect ECONNREFUSED',
      now: () => new Date(AT),
    });
    const isRead = cluster === 'blue';
    await writeCycle({
      knex,
      cycle: {
        inventory,
        outcome: isRead
          ? { status: 'partial', reason: 'all but one', at: AT }
          : { status: 'unreachable', reason: 'connect ECONNREFUSED', at: AT },
        readAt: isRead ? AT : undefined,
        detections: isRead
          ? [{ detection, versions: ['3.2.0'], readAt: AT }]
          : [],
        unknown: [{ toolId: 'flux', reason: 'crds: forbidden', since: AT }],
      },
    });
  }
});

async function startApi(
  options: {
    conditions?: PermissionCriteria<PermissionCondition>;
    result?: AuthorizeResult.ALLOW | AuthorizeResult.DENY;
  } = {},
) {
  const { conditions, result = AuthorizeResult.ALLOW } = options;
  const refresh = jest.fn();
  const router = createRouter({
    document: await loadOpenApiDocument(),
    validateResponses: true,
    context: {
      knex,
      httpAuth: mockServices.httpAuth(),
      auditor: mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      }),
      permissions: mockServices.permissions.mock({
        authorize: async () => [{ result }],
        authorizeConditional: async () => [
          conditions
            ? {
                result: AuthorizeResult.CONDITIONAL,
                pluginId: 'eco',
                resourceType: 'eco-cluster',
                conditions,
              }
            : { result },
        ],
      }),
      toClusterCriteria: createConditionTransformer([hasClusterName]),
      tools: [argoCd, flux],
      problems: [{ file: 'broken.yaml', line: 3, reason: 'id is missing' }],
      refresh,
    },
  });
  const app = express().use(router).use(mockErrorHandler());
  return { api: request(app), refresh };
}

function only(...names: string[]): PermissionCondition {
  return {
    rule: 'HAS_CLUSTER_NAME',
    resourceType: 'eco-cluster',
    params: { names },
  };
}

describe('the API', () => {
  it('lists clusters with what became of the last reading', async () => {
    const { api } = await startApi();
    const response = await api.get('/clusters').expect(200);
    expect(response.headers['cache-control']).toContain('private');
    expect(
      response.body.items.map((each: any) => [
        each.name,
        each.title,
        each.outcome.status,
      ]),
    ).toEqual([
      ['blue', 'Blue', 'partial'],
      ['green', 'green', 'unreachable'],
      ['red', 'red', 'pending'],
    ]);
    expect(response.body.items[1].unread).toContainEqual({
      kind: 'deployments',
      reason: 'connect ECONNREFUSED',
      since: AT,
    });
  });

  it('serves the stack: twelve layers, tools in each of their layers', async () => {
    const { api } = await startApi();
    const { body } = await api.get('/stack').expect(200);
    expect(body.layers).toHaveLength(12);
    expect(body.layers[0].id).toBe('cluster-provisioning');
    const gitops = body.layers.find((each: any) => each.id === 'gitops');
    expect(gitops.tools).toEqual([
      {
        id: 'argocd',
        name: 'Argo CD',
        purpose: argoCd.purpose,
        clusters: [
          {
            cluster: 'blue',
            state: 'installed',
            confidence: 'high',
            versions: ['3.2.0'],
            readAt: AT,
          },
        ],
      },
    ]);
    const delivery = body.services.find((each: any) => each.id === 'delivery');
    expect(delivery.tools.map((each: any) => each.id)).toEqual(['argocd']);
    expect(gitops.unknownIn).toEqual([
      { cluster: 'blue', reason: 'Flux: crds: forbidden', since: AT },
      {
        cluster: 'green',
        reason: 'never read: connect ECONNREFUSED',
        since: AT,
      },
      { cluster: 'red', reason: 'not read yet', since: AT },
    ]);
  });

  it('narrows the stack to the clusters that are asked for', async () => {
    const { api } = await startApi();
    for (const query of ['cluster=blue', 'cluster=red&cluster=blue']) {
      const { body } = await api.get(`/stack?${query}`).expect(200);
      expect(body.clusters.map((each: any) => each.name)).toEqual(
        [...new URLSearchParams(query).values()].sort(),
      );
    }
  });

  it('serves a tool with its evidence', async () => {
    const { api } = await startApi();
    const { body } = await api.get('/tools/argocd?cluster=blue').expect(200);
    expect(body).toEqual({
      tool: argoCd,
      detections: [{ ...detection, cluster: 'blue', readAt: AT }],
      unknown: [],
    });
    const other = await api.get('/tools/flux').expect(200);
    expect(other.body.unknown.map((each: any) => each.cluster)).toEqual([
      'blue',
      'green',
    ]);
  });

  it('serves definitions and their problems', async () => {
    const { api } = await startApi();
    const { body } = await api.get('/definitions').expect(200);
    expect(body.items).toEqual([argoCd, flux]);
    expect(body.problems[0].file).toBe('broken.yaml');
  });

  it.each([
    ['/stack?cluster=purple', "Cluster 'purple'"],
    ['/tools/nothing', "Tool 'nothing'"],
  ])('names what %s does not find', async (path, name) => {
    const { api } = await startApi();
    const { body } = await api.get(path).expect(404);
    expect(body.error.message).toContain(name);
  });

  it.each([
    ['/stack?clusters=blue', 'clusters'],
    ['/stack?cluster=', 'cluster'],
    ['/tools/argocd?limit=3', 'limit'],
  ])('refuses %s and names the field', async (path, field) => {
    const { api } = await startApi();
    const { body } = await api.get(path).expect(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toContain(`'${field}'`.slice(1, -1));
    expect(body.error.message).toContain('openapi.json');
  });

  it('shows only the clusters that a policy allows', async () => {
    for (const conditions of [
      only('blue'),
      { not: only('green', 'red') },
      { allOf: [only('blue', 'green'), only('blue')] as [any, any] },
      { anyOf: [only('blue'), only('nowhere')] as [any, any] },
    ]) {
      const { api } = await startApi({ conditions });
      const clusters = await api.get('/clusters').expect(200);
      expect(clusters.body.items.map((each: any) => each.name)).toEqual([
        'blue',
      ]);
      const stack = await api.get('/stack').expect(200);
      expect(stack.text).not.toMatch(/green|"red"/);
      const tool = await api.get('/tools/flux').expect(200);
      expect(tool.text).not.toMatch(/green|"red"/);
      await api.get('/stack?cluster=green').expect(404);
    }
  });

  it('denies every route to whom the permission is denied', async () => {
    const { api, refresh } = await startApi({ result: AuthorizeResult.DENY });
    for (const path of [
      '/clusters',
      '/stack',
      '/tools/argocd',
      '/definitions',
    ]) {
      const { body } = await api.get(path).expect(403);
      expect(body.error.message).toContain('eco.inventory.read');
    }
    await api.post('/clusters/blue/refresh').expect(403);
    expect(refresh).not.toHaveBeenCalled();
  });

  it('answers 304 to whom has the body already, and only then', async () => {
    const { api } = await startApi();
    const { headers } = await api.get('/stack').expect(200);
    await api.get('/stack').set('If-None-Match', headers.etag).expect(304);
    const narrower = await startApi({ conditions: only('blue') });
    await narrower.api
      .get('/stack')
      .set('If-None-Match', headers.etag)
      .expect(200);
    expect(headers.etag).toBeTruthy();
  });

  it('has one cluster read on demand', async () => {
    const { api, refresh } = await startApi();
    const { body } = await api.post('/clusters/blue/refresh').expect(202);
    expect(body.cluster).toBe('blue');
    expect(Date.parse(body.acceptedAt)).not.toBeNaN();
    expect(refresh).toHaveBeenCalledWith('blue');
    await api.post('/clusters/purple/refresh').expect(404);
  });
});
