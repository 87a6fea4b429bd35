import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  argoCd,
  AT,
  detection,
  fillStore,
  flux,
  startApi,
} from './__testUtils__/startApi';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
let knex: Knex;

beforeAll(async () => {
  knex = await databases.init('SQLITE_3');
  await fillStore(knex);
});

describe('the API', () => {
  it('does not support HEAD', async () => {
    const { api } = await startApi({ knex });
    const { status, headers } = await api.head('/clusters');
    expect([status, headers.allow]).toEqual([405, 'GET']);
  });

  it('lists clusters with their read status', async () => {
    const { api } = await startApi({ knex });
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
    const { api } = await startApi({ knex });
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

  it('limits the stack to the requested clusters', async () => {
    const { api } = await startApi({ knex });
    for (const query of ['cluster=blue', 'cluster=red&cluster=blue']) {
      const { body } = await api.get(`/stack?${query}`).expect(200);
      expect(body.clusters.map((each: any) => each.name)).toEqual(
        [...new URLSearchParams(query).values()].sort(),
      );
    }
  });

  it('serves a tool with its evidence', async () => {
    const { api } = await startApi({ knex });
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
    const { api } = await startApi({ knex });
    const { body } = await api.get('/definitions').expect(200);
    expect(body.items).toEqual([argoCd, flux]);
    expect(body.problems[0].file).toBe('broken.yaml');
  });

  it.each([
    ['/stack?cluster=purple', "Cluster 'purple'"],
    ['/tools/nothing', "Tool 'nothing'"],
  ])('names what is missing in a 404 of %s', async (path, name) => {
    const { api } = await startApi({ knex });
    const { body } = await api.get(path).expect(404);
    expect(body.error.message).toContain(name);
  });

  it.each([
    ['/stack?clusters=blue', 'clusters'],
    ['/stack?cluster=', 'cluster'],
    ['/tools/argocd?limit=3', 'limit'],
  ])('refuses %s and names the field', async (path, field) => {
    const { api } = await startApi({ knex });
    const { body } = await api.get(path).expect(400);
    expect(body.error.name).toBe('InputError');
    expect(body.error.message).toContain(`'${field}'`.slice(1, -1));
    expect(body.error.message).toMatch(
      /the parameters of .* are: cluster \(see .*openapi\.json\)/,
    );
  });

  it('has no page without a limit', async () => {
    const { api } = await startApi({ knex });
    const paged = [
      '/history',
      '/findings',
      '/kinds',
      '/database-requests',
      '/clusters/blue/inventory/deployments',
    ];
    const answers = await Promise.all(
      paged.flatMap(path =>
        ['1e400', '501'].map(limit => api.get(`${path}?limit=${limit}`)),
      ),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/limit must be/);
    }
  });

  it('rejects what no database takes', async () => {
    const { api } = await startApi({ knex });
    const id = '00000000-0000-4000-8000-000000000000';
    const position = JSON.stringify([2 ** 31, 'check', 'blue', id]);
    const cursor = Buffer.from(position).toString('base64url');
    const paths = [
      '/findings?check=%00',
      '/finding-exports/csv?check=%00',
      `/findings?cursor=${cursor}`,
    ];
    const answers = await Promise.all(paths.map(path => api.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  });

  it('rejects a deeply nested body', async () => {
    const { api } = await startApi({ knex });
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const place = '"cluster":"blue","namespace":"shop","name":"orders"';
    const { body } = await api
      .post('/database-reviews')
      .type('json')
      .send(`{"operation":"create",${place},"owner":"o","spec":{"x":${deep}}}`)
      .expect(400);
    expect(body.error.message).toContain('nested in more than 50 levels');
  });

  it('does not reveal an SQL statement that fails', async () => {
    const { api, logger } = await startApi({ knex });
    await knex.schema.renameTable('inventory_objects', 'gone');
    const { body, status } = await api.get(
      '/clusters/blue/inventory/deployments?text=secret-word',
    );
    await knex.schema.renameTable('gone', 'inventory_objects');
    expect(status).toBe(500);
    expect(body.error.message).toBe(
      'The database failed; the log of the backend says how',
    );
    expect(logger.error.mock.calls).toEqual([
      [
        'The database failed a request: SqliteError (SQLITE_ERROR): no such table: inventory_objects',
      ],
    ]);
  });

  it('refreshes a cluster on request', async () => {
    const { api, refresh } = await startApi({ knex });
    const { body } = await api.post('/clusters/blue/refresh').expect(202);
    expect(body.cluster).toBe('blue');
    expect(Date.parse(body.acceptedAt)).not.toBeNaN();
    expect(refresh).toHaveBeenCalledWith('blue');
    await api.post('/clusters/purple/refresh').expect(404);
  });
});
