import { TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { AT, fillStore, only, startApi } from './__testUtils__/startApi';
import { listOperations, loadOpenApiDocument } from './openApiDocument';
import { OPERATIONS } from './operations';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let knex: Knex;

beforeAll(async () => {
  knex = await databases.init('SQLITE_3');
  await fillStore(knex);
});

/** Required inputs of operations. */
const PARAMETERS: Partial<Record<string, string>> = {
  kind: 'Deployment',
  format: 'csv',
  hash: '0'.repeat(64),
};
const QUERIES: Partial<Record<string, string>> = {
  getPast: `?at=${AT}`,
  deleteDatabase: '?confirm=1&data=keep&idempotencyKey=1',
};
const DATABASE = {
  cluster: 'blue',
  namespace: 'shop',
  name: 'orders',
  owner: 'user:default/mock',
  spec: { engine: 'postgres', version: '17' },
};
const BODIES: Partial<Record<string, object>> = {
  muteFinding: { reason: 'known' },
  createDatabaseRequest: { ...DATABASE, idempotencyKey: '1' },
  reviewDatabase: { ...DATABASE, operation: 'create' },
  updateDatabase: { spec: DATABASE.spec, idempotencyKey: '1' },
};

describe('the permissions of the API', () => {
  it('shows only the clusters that a policy allows', async () => {
    for (const conditions of [
      only('blue'),
      { not: only('green', 'red') },
      { allOf: [only('blue', 'green'), only('blue')] as [any, any] },
      { anyOf: [only('blue'), only('nowhere')] as [any, any] },
    ]) {
      const { api } = await startApi({ knex, conditions });
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

  it('denies every operation if the policy denies everything', async () => {
    const { api, refresh } = await startApi({
      knex,
      result: AuthorizeResult.DENY,
    });
    const operations = listOperations(await loadOpenApiDocument());
    const denied: string[] = [];
    for (const { id, method, path } of operations) {
      const url = `${path.replace(
        /\{(\w+)\}/g,
        (_, name) => PARAMETERS[name] ?? '1',
      )}${QUERIES[id] ?? ''}`;
      const { body } = await api[method](url).send(BODIES[id]).expect(403);
      expect(body.error.message).toMatch(/permission eco\.\S+ is denied/);
      denied.push(id);
    }
    expect(denied.sort()).toEqual(Object.keys(OPERATIONS).sort());
    expect(refresh).not.toHaveBeenCalled();
  });

  it('responds with 304 only to a caller who has the current body', async () => {
    const { api } = await startApi({ knex });
    const { headers } = await api.get('/stack').expect(200);
    await api.get('/stack').set('If-None-Match', headers.etag).expect(304);
    const narrower = await startApi({ knex, conditions: only('blue') });
    await narrower.api
      .get('/stack')
      .set('If-None-Match', headers.etag)
      .expect(200);
    expect(headers.etag).toBeTruthy();
  });

  it('does not refresh hidden clusters, nor reveal that they exist', async () => {
    const { api, refresh } = await startApi({ knex, conditions: only('blue') });
    const hidden = await api.post('/clusters/green/refresh').expect(404);
    const unknown = await api.post('/clusters/purple/refresh').expect(404);
    expect(hidden.body.error.message).toBe(
      unknown.body.error.message.replace('purple', 'green'),
    );
    expect(refresh).not.toHaveBeenCalled();
    await api.post('/clusters/blue/refresh').expect(202);
  });

  it.each(['refresh', 'restore'])(
    'does not say by a refused %s that a hidden cluster is there',
    async action => {
      const { api, permissions } = await startApi({ knex });
      // Policy conditions allow nothing that does not exist.
      permissions.authorizeConditional.mockImplementation(
        async ([{ permission }]) => [
          {
            result: AuthorizeResult.CONDITIONAL,
            pluginId: 'eco',
            resourceType: 'eco-cluster',
            conditions: only(
              permission.attributes.action === 'read' ? 'blue' : 'green',
            ),
          },
        ],
      );
      const hidden = await api.post(`/clusters/green/${action}`);
      const unknown = await api.post(`/clusters/purple/${action}`);
      expect(hidden.status).toBe(unknown.status);
      expect(hidden.body.error.message).toBe(
        unknown.body.error.message.replace('purple', 'green'),
      );
    },
  );
});
