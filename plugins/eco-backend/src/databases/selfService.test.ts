import { DatabaseOptions } from '@backstage-eco/plugin-eco-common';
import { startSelfService, until } from './__testUtils__/startSelfService';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const DANA = 'user:default/dana';
const AMARA = 'user:default/amara';
const DATABASE = { apiVersion: 'example.com/v1', kind: 'Database' };

let portal: Awaited<ReturnType<typeof startSelfService>>;

beforeAll(async () => {
  portal = await startSelfService();
  const dana = portal.as(DANA);
  await until(
    async () => (await dana.get('/clusters')).body.items,
    clusters => clusters.every((each: any) => each.readAt),
  );
});

afterAll(async () => {
  await portal?.stop();
});

let keys = 0;

/** A new database with its own idempotency key. */
function wanted(name: string, spec: object = {}) {
  return {
    cluster: 'real',
    namespace: 'shop',
    name,
    owner: DANA,
    spec: { engine: 'postgres', version: '17', storage: '1Gi', ...spec },
    idempotencyKey: `key-${keys++}`,
  };
}

function inCluster(name: string) {
  return portal.controlPlane.client.find({
    ...DATABASE,
    name,
    namespace: 'shop',
  });
}

/**
 * Returns the titles of the notifications about a request, once there are
 * enough.
 */
async function notificationsOf(id: string, count: number): Promise<string[]> {
  const sent = await until(
    async () =>
      portal.sent.notifications.filter(({ payload }) =>
        payload.link?.endsWith(`/requests/${id}`),
      ),
    ({ length }) => length >= count,
  );
  const recipients = { type: 'entity', entityRef: DANA };
  expect(sent.map(each => each.recipients)).toEqual(sent.map(() => recipients));
  return sent.map(({ payload }) => payload.title);
}

describe('a database on request', () => {
  it('is offered in clusters that support it', async () => {
    const { body } = await portal.as(DANA).get('/database-options').expect(200);
    const { clusters, owners } = body as DatabaseOptions;
    expect(owners).toEqual([{ entityRef: DANA }]);
    const [readOnly, real] = clusters;
    expect(readOnly).toMatchObject({
      name: 'read-only',
      selfService: {
        state: 'no',
        reason: expect.stringContaining('eco-databases is not bound'),
      },
    });
    expect(real).toMatchObject({
      name: 'real',
      title: 'Real',
      isSimulated: true,
      selfService: { state: 'yes' },
      namespaces: [{ name: 'shop' }],
    });
    const [postgres] = real.engines;
    expect(postgres.versions.find(each => each.version === '17')).toEqual({
      version: '17',
      product: 'PostgreSQL',
      supported: 'yes',
      provider: 'The StatefulSet engine',
      endOfLife: '2029-11-08',
    });
  });

  it('goes from the review to a connection, once for each key', async () => {
    const dana = portal.as(DANA);
    const input = wanted('orders', { replicas: 2 });
    const { idempotencyKey, ...reviewed } = input;
    const review = await dana
      .post('/database-reviews', { operation: 'create', ...reviewed })
      .expect(200);
    expect(review.body).toMatchObject({
      allowed: { verdict: 'ok' },
      admitted: { verdict: 'ok' },
      willRun: { verdict: 'ok' },
      admittedManifest: {
        metadata: { name: 'orders' },
        spec: { engine: 'postgres', owner: DANA },
      },
    });

    const made = await dana.post('/database-requests', input).expect(201);
    const again = await dana.post('/database-requests', input).expect(201);
    expect(again.body.id).toBe(made.body.id);

    const done = await dana.until(made.body.id);
    expect(done).toMatchObject({
      state: 'ready',
      notVerified: expect.stringContaining('simulated'),
      connection: {
        host: expect.stringContaining('orders'),
        port: 5432,
        secretRef: { name: expect.any(String) },
      },
    });
    // The controller may have done all of its work between two looks.
    const passed = done.steps.map(({ state }) => state);
    expect(passed.filter(state => state !== 'provisioning')).toEqual([
      'requested',
      'accepted',
      'ready',
    ]);

    const { body: detail } = await dana
      .get('/databases/real/shop/orders')
      .expect(200);
    expect(detail).toMatchObject({
      summary: { state: 'ready', owner: DANA, requestId: made.body.id },
      connection: done.connection,
      mayUpdate: true,
      mayDelete: true,
    });
    const { body: list } = await dana.get('/databases').expect(200);
    expect(list).toMatchObject({
      items: [{ name: 'orders', state: 'ready', origin: 'eco' }],
      mayCreate: true,
    });
    expect(await notificationsOf(done.id, 1)).toEqual([
      'Database orders is ready',
    ]);
    // Open pages learn that something changed, but not what.
    const [signal] = portal.sent.signals;
    expect(portal.sent.signals).toEqual(portal.sent.signals.map(() => signal));
    expect(signal).toEqual({
      recipients: { type: 'broadcast' },
      channel: 'plugin.eco.databases',
      message: { changed: true },
    });
  });

  it('is changed as a whole, and deleted with its data', async () => {
    const dana = portal.as(DANA);
    const made = await dana.post('/database-requests', wanted('ledger'));
    await dana.until(made.body.id);
    const path = '/databases/real/shop/ledger';
    const change = await dana
      .put(path, {
        spec: { engine: 'postgres', version: '17', replicas: 2 },
        idempotencyKey: 'change',
      })
      .expect(202);
    expect(await dana.until(change.body.id)).toMatchObject({ state: 'ready' });
    const changed = await inCluster('ledger');
    expect(changed?.spec).toEqual({
      engine: 'postgres',
      version: '17',
      replicas: 2,
      owner: DANA,
    });
    expect(changed?.status.readyReplicas).toBe(2);

    await dana
      .delete(`${path}?confirm=ledgr&data=delete&idempotencyKey=d`)
      .expect(400);
    const deletion = await dana
      .delete(`${path}?confirm=ledger&data=delete&idempotencyKey=d`)
      .expect(202);
    expect(await dana.until(deletion.body.id)).toMatchObject({
      state: 'deleted',
    });
    expect(await inCluster('ledger')).toBeUndefined();
    await dana.get(path).expect(404);
    await dana
      .get(path.replace(/databases\/[^/]+/, 'databases/none'))
      .expect(404);
    const claims = await portal.controlPlane.client.list({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      namespace: 'shop',
      labelSelector: 'example.com/database=ledger',
    });
    expect(claims).toEqual([]);
  });

  it('is rejected before a change if its volumes cannot grow', async () => {
    await portal.controlPlane.client.create({
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'fixed' },
      provisioner: 'kubernetes.io/host-path',
    });
    const dana = portal.as(DANA);
    const spec = { storageClass: 'fixed' };
    await dana.post('/clusters/real/refresh').expect(202);
    // Until its class has been read, a database is rejected.
    const made = await until(
      () => dana.post('/database-requests', wanted('full', spec)),
      ({ status }) => status === 201,
    );
    await dana.until(made.body.id);
    await dana.post('/clusters/real/refresh').expect(202);
    const { idempotencyKey: _, ...changed } = wanted('full', {
      ...spec,
      storage: '2Gi',
    });
    const { willRun } = await until(
      async () =>
        (
          await dana.post('/database-reviews', {
            operation: 'update',
            ...changed,
          })
        ).body,
      review => review.willRun?.messages[0]?.field === 'spec.storage',
    );
    expect(willRun).toMatchObject({
      verdict: 'blocked',
      messages: expect.arrayContaining([
        {
          field: 'spec.storage',
          message: expect.stringContaining('does not allow volumes to grow'),
        },
      ]),
    });
  });

  it('can be cancelled before it is ready, which removes all its objects', async () => {
    const dana = portal.as(DANA);
    // Eco has not read this Service, so only the controller finds the name
    // taken.
    const service = { apiVersion: 'v1', kind: 'Service', name: 'stuck' };
    await portal.controlPlane.client.create({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'stuck', namespace: 'shop' },
      spec: { ports: [{ port: 80 }] },
    });
    const made = await dana
      .post('/database-requests', wanted('stuck'))
      .expect(201);
    const stalled = await dana.until(made.body.id, each => !!each.isStalled);
    expect(stalled.waitingFor).toContain('Service');
    expect(await notificationsOf(stalled.id, 1)).toEqual([
      'Database stuck needs your attention',
    ]);
    await dana.post(`/database-requests/${stalled.id}/cancel`).expect(202);
    expect(await dana.until(stalled.id)).toMatchObject({ state: 'cancelled' });
    expect(await inCluster('stuck')).toBeUndefined();
    await portal.controlPlane.client.delete({ ...service, namespace: 'shop' });
    // The name is available again.
    const next = await dana.post('/database-requests', wanted('stuck'));
    expect(await dana.until(next.body.id)).toMatchObject({ state: 'ready' });
  });

  it('never takes over existing objects', async () => {
    const spec = { engine: 'postgres', version: '17' };
    await portal.controlPlane.client.create({
      ...DATABASE,
      metadata: { name: 'theirs', namespace: 'shop' },
      spec,
    });
    const dana = portal.as(DANA);
    const { body } = await dana
      .post('/database-requests', wanted('theirs'))
      .expect(409);
    expect(body.error.messages).toEqual([
      { field: 'name', message: expect.stringContaining('The name is taken') },
    ]);
    expect((await inCluster('theirs'))?.spec).toEqual(spec);
  });

  it('can be seen and changed even if it was not requested through Eco', async () => {
    const dana = portal.as(DANA);
    await portal.controlPlane.client.create({
      ...DATABASE,
      metadata: { name: 'outside', namespace: 'shop' },
      spec: { engine: 'postgres', version: '17', owner: 'group:default/bank' },
    });
    await dana.post('/clusters/real/refresh').expect(202);
    await dana.post('/clusters/read-only/refresh').expect(202);
    const list = await until(
      async () => (await dana.get('/databases')).body,
      ({ items }) =>
        items.filter((each: any) => each.name === 'outside').length === 2,
    );
    expect(list.unknownIn).toEqual([]);
    const listed = list.items.find((each: any) => each.name === 'outside');
    expect(listed).toMatchObject({
      origin: 'outside',
      engine: 'postgres',
      declaredOwner: 'group:default/bank',
    });
    expect(listed.owner).toBeUndefined();

    const detail = await until(
      async () => (await dana.get('/databases/real/shop/outside')).body,
      ({ summary }) => summary.state === 'ready',
    );
    expect(detail).toMatchObject({
      summary: { origin: 'outside' },
      connection: { host: expect.stringContaining('outside') },
      mayUpdate: false,
      mayDelete: true,
      denied: [],
    });
    expect(detail.managers).toHaveLength(1);

    // Without access, Eco shows its last reading.
    await dana.post('/clusters/read-only/refresh').expect(202);
    const lastRead = await until(
      async () => (await dana.get('/databases/read-only/shop/outside')).body,
      ({ summary }) => summary?.state === 'ready',
    );
    expect(lastRead).toMatchObject({
      unread: expect.stringContaining('eco-databases'),
      connection: detail.connection,
      mayUpdate: false,
      mayDelete: false,
    });
    await dana
      .delete(
        '/databases/read-only/shop/outside?confirm=outside&data=keep&idempotencyKey=o1',
      )
      .expect(503);

    const deletion = await dana
      .delete(
        '/databases/real/shop/outside?confirm=outside&data=delete&idempotencyKey=o2',
      )
      .expect(202);
    expect(await dana.until(deletion.body.id)).toMatchObject({
      state: 'deleted',
    });
    const { body: after } = await dana.get('/databases').expect(200);
    expect(
      after.items.filter(
        (each: any) => each.name === 'outside' && each.cluster === 'real',
      ),
    ).toEqual([]);
  });

  it('names every invalid field, and stores nothing', async () => {
    const dana = portal.as(DANA);
    const wrong = await dana
      .post('/database-requests', wanted('wrong', { storage: '10gb' }))
      .expect(400);
    expect(wrong.body.error.messages).toEqual([
      { field: 'spec.storage', message: expect.stringContaining('10Gi') },
    ]);
    const unknown = await dana
      .post('/database-requests', wanted('Wrong', { colour: 'red' }))
      .expect(400);
    expect(unknown.body.error.messages).toContainEqual({
      field: 'spec.colour',
      message: 'There is no such field. Remove it.',
    });
    const elsewhere = { ...wanted('wrong'), namespace: 'default' };
    const notAllowed = await dana
      .post('/database-requests', elsewhere)
      .expect(400);
    expect(notAllowed.body.error.messages).toEqual([
      { field: 'namespace', message: expect.stringContaining('allows no') },
    ]);
    const { body } = await dana.get('/database-requests?open=true').expect(200);
    expect(body.items).toEqual([]);
  });

  it('is refused without the permission, and on behalf of others', async () => {
    const amara = portal.as(AMARA);
    const answers = [
      await amara.get('/database-options'),
      await amara.post('/database-requests', {
        ...wanted('no'),
        owner: AMARA,
      }),
      await amara.delete(
        '/databases/real/shop/orders?confirm=orders&data=keep&idempotencyKey=k',
      ),
    ];
    expect(
      answers.map(({ status, body }) => [status, body.error.message]),
    ).toEqual([
      [403, expect.stringContaining('eco.database.create is denied')],
      [403, expect.stringContaining('eco.database.create is denied')],
      [403, expect.stringContaining('eco.database.delete is denied')],
    ]);
    const { body } = await amara.get('/databases').expect(200);
    expect(body.mayCreate).toBe(false);
    await portal
      .as(DANA)
      .post('/database-requests', {
        ...wanted('no'),
        owner: 'group:default/bank',
      })
      .expect(403);
    expect(await inCluster('no')).toBeUndefined();
  });
});
