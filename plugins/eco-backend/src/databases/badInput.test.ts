import { startSelfService, until } from './__testUtils__/startSelfService';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const DANA = 'user:default/dana';
const POSTGRES = { engine: 'postgres', version: '17', storage: '1Gi' };
/** An address at which nothing answers. */
const NOBODY = 'https://127.0.0.1:1/';

/** An existing database. */
const KEPT = '/databases/real/shop/kept';

let portal: Awaited<ReturnType<typeof startSelfService>>;

beforeAll(async () => {
  portal = await startSelfService({
    allowed: [{ namespaces: ['shop', 'going', 'nowhere', 'full', 'guarded'] }],
    quotas: { perNamespace: { storage: '50Gi' } },
  });
  const { client } = portal.controlPlane;
  for (const name of ['going', 'full', 'guarded']) {
    await client.serverSideApply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { name } },
    });
  }
  await client.serverSideApply({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'none', namespace: 'full' },
    spec: { hard: { 'count/databases.example.com': '0' } },
  });
  await client.serverSideApply({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'guard' },
    webhooks: [
      {
        name: 'guard.example.com',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        timeoutSeconds: 1,
        clientConfig: { url: NOBODY },
        namespaceSelector: { matchLabels: { name: 'guarded' } },
        rules: [
          {
            apiGroups: ['example.com'],
            apiVersions: ['*'],
            operations: ['*'],
            resources: ['databases'],
          },
        ],
      },
    ],
  });
  // A finalizer blocks its deletion.
  await client.serverSideApply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'stays',
      namespace: 'going',
      finalizers: ['example.com/stays'],
    },
  });
  await client.delete({ apiVersion: 'v1', kind: 'Namespace', name: 'going' });
  await until(
    async () => (await portal.as(DANA).get('/clusters')).body.items,
    clusters => clusters.every((each: any) => each.readAt),
  );
  const dana = portal.as(DANA);
  const kept = await dana
    .post('/database-requests', wanted({ name: 'kept' }))
    .expect(201);
  await dana.until(kept.body.id);
  // The quota applies once its controller has processed it.
  await until(
    () =>
      client.find({
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        name: 'none',
        namespace: 'full',
      }),
    quota => quota?.status?.used !== undefined,
  );
});

afterAll(async () => {
  await portal?.stop();
});

let keys = 0;

function wanted(change: Record<string, unknown>, spec: object = {}) {
  return {
    cluster: 'real',
    namespace: 'shop',
    name: 'orders',
    owner: DANA,
    spec: { ...POSTGRES, ...spec },
    idempotencyKey: `key-${keys++}`,
    ...change,
  };
}

/** Returns what bad requests left in Eco and in the cluster. */
async function leftOvers() {
  const dana = portal.as(DANA);
  const objects = await portal.controlPlane.client.list({
    apiVersion: 'example.com/v1',
    kind: 'Database',
  });
  return {
    requests: (await dana.get('/database-requests')).body.items,
    objects: objects.map(({ metadata }) => metadata.name),
  };
}

type Case = [string, Record<string, unknown>, object, number, string, RegExp];

const deep = (levels: number): object =>
  levels === 0 ? {} : { a: deep(levels - 1) };

/** Accepted by the API server, but run by no engine. */
const RUNS_NOWHERE: [string, object, string, RegExp][] = [
  ['an unknown version', { version: '99' }, 'spec.version', /Set one of/],
  ['an image', { version: '17@sha256:0' }, 'spec.version', /./],
  ['a version of two lines', { version: '17\nx' }, 'spec.version', /./],
  ['storage without its unit', { storage: '10' }, 'spec.storage', /32Mi/],
  [
    'a library to load',
    { parameters: { shared_preload_libraries: '/tmp/mine' } },
    'spec.parameters.shared_preload_libraries',
    /allow/,
  ],
  ['an engine of nobody', { provider: 'nobody' }, 'spec.provider', /./],
  [
    'a backup without its class',
    { provider: 'StatefulSet', backup: { schedule: '0 0 * * *' } },
    'spec.backup.snapshotClass',
    /./,
  ],
];

describe('bad input at the API', () => {
  it.each<Case>([
    ...RUNS_NOWHERE.map(
      ([title, ...rest]): Case => [title, {}, rest[0], 400, rest[1], rest[2]],
    ),
    [
      'a name that is too long',
      { name: 'x'.repeat(254) },
      {},
      400,
      'name',
      /253/,
    ],
    [
      'a name in capitals',
      { name: 'Orders' },
      {},
      400,
      'metadata.name',
      /RFC 1123/,
    ],
    ['a name with a slash', { name: 'a/b' }, {}, 400, 'metadata.name', /./],
    ['an empty name', { name: '' }, {}, 400, 'name', /./],
    [
      'a namespace that is not there',
      { namespace: 'nowhere' },
      {},
      400,
      'namespace',
      /no such namespace/,
    ],
    [
      'a namespace that goes',
      { namespace: 'going' },
      {},
      400,
      'namespace',
      /terminat/,
    ],
    [
      'a namespace of Kubernetes',
      { namespace: 'kube-system' },
      {},
      400,
      'namespace',
      /allows no/,
    ],
    [
      'a namespace that is not allowed',
      { namespace: 'default' },
      {},
      400,
      'namespace',
      /allows no/,
    ],
    [
      'a cluster that is not there',
      { cluster: 'moon' },
      {},
      400,
      'cluster',
      /./,
    ],
    [
      'an owner that one is not',
      { owner: 'group:default/bank' },
      {},
      403,
      'owner',
      /not a member/,
    ],
    [
      'no engine',
      {},
      { engine: undefined },
      400,
      'spec.engine',
      /postgres or mysql/,
    ],
    [
      'an unknown engine',
      {},
      { engine: 'oracle' },
      400,
      'spec.engine',
      /postgres or mysql/,
    ],
    [
      'an engine that is no text',
      {},
      { engine: { toString: 'postgres' } },
      400,
      'spec.engine',
      /postgres or mysql/,
    ],
    [
      'a version that is a number',
      {},
      { version: 17 },
      400,
      'spec.version',
      /in quotes/,
    ],
    [
      'storage that is no quantity',
      {},
      { storage: '10gb' },
      400,
      'spec.storage',
      /10Gi/,
    ],
    [
      'storage below nothing',
      {},
      { storage: '-1' },
      400,
      'spec.storage',
      /10Gi/,
    ],
    [
      'storage that nobody has',
      {},
      { storage: '1e40' },
      400,
      'spec.storage',
      /./,
    ],
    ['no servers', {}, { replicas: 0 }, 400, 'spec.replicas', /from 1/],
    ['half a server', {}, { replicas: 1.5 }, 400, 'spec.replicas', /from 1/],
    [
      'a field that is none',
      {},
      { colour: 'red' },
      400,
      'spec.colour',
      /no such field/,
    ],
    [
      'a wrong type',
      {},
      { parameters: { a: 1 } },
      400,
      'spec.parameters.a',
      /string/,
    ],
    [
      'a spec that is huge',
      {},
      { parameters: { a: 'x'.repeat(70_000) } },
      400,
      'spec',
      /64 KiB/,
    ],
    [
      'a spec that is deep',
      {},
      { backup: deep(30) },
      400,
      'spec.backup.a',
      /no such field/,
    ],
    [
      'a class that is not there',
      {},
      { storageClass: 'none' },
      400,
      'spec.storageClass',
      /no StorageClass/,
    ],
    [
      'more servers than can run',
      {},
      { engine: 'mysql', version: '8.4', replicas: 3 },
      400,
      'spec.replicas',
      /./,
    ],
    ['volumes of an earlier one', {}, { adopts: 'u' }, 400, 'spec.adopts', /./],
    [
      'more than the quota',
      {},
      { storage: '60Gi' },
      400,
      'spec.storage',
      /quota/,
    ],
    [
      'more than the namespace may have',
      { namespace: 'full' },
      {},
      400,
      'namespace',
      /exceeded quota/,
    ],
  ])('is refused: %s', async (_, change, spec, status, field, message) => {
    const before = await leftOvers();
    const answer = await portal
      .as(DANA)
      .post('/database-requests', wanted(change, spec));
    expect([answer.status, answer.body.error.messages]).toEqual([
      status,
      expect.arrayContaining([
        { field, message: expect.stringMatching(message) },
      ]),
    ]);
    expect(await leftOvers()).toEqual(before);
  });

  it.each(RUNS_NOWHERE)(
    'is no change of a database: %s',
    async (_, spec, field, message) => {
      const dana = portal.as(DANA);
      const before = (await dana.get(KEPT).expect(200)).body.manifest.spec;
      const answer = await dana.put(KEPT, {
        spec: { ...POSTGRES, ...spec },
        idempotencyKey: `key-${keys++}`,
      });
      expect([answer.status, answer.body.error?.messages]).toEqual([
        400,
        expect.arrayContaining([
          { field, message: expect.stringMatching(message) },
        ]),
      ]);
      expect((await dana.get(KEPT)).body.manifest.spec).toEqual(before);
    },
  );

  it('names the age of the data behind a rejection', async () => {
    const { body } = await portal
      .as(DANA)
      .post('/database-requests', wanted({}, { version: '99' }))
      .expect(400);
    expect(body.error.message).toMatch(
      /Eco read this cluster at \d{4}-\d\d-\d\d \d\d:\d\d UTC/,
    );
  });

  it('refuses to review a new database without an owner', async () => {
    const { owner, idempotencyKey, ...reviewed } = wanted({});
    const { body } = await portal
      .as(DANA)
      .post('/database-reviews', { operation: 'create', ...reviewed })
      .expect(400);
    expect(body.error.messages).toEqual([
      {
        field: 'owner',
        message: expect.stringContaining('one of your groups'),
      },
    ]);
  });

  it('sends no request about a namespace in which databases are not allowed', async () => {
    const { idempotencyKey, ...reviewed } = wanted({ namespace: 'elsewhere' });
    const { body } = await portal
      .as(DANA)
      .post('/database-reviews', { operation: 'create', ...reviewed })
      .expect(200);
    expect(body.allowed).toMatchObject({ verdict: 'blocked' });
    expect(body.admitted).toMatchObject({ verdict: 'could-not-check' });
    expect(body).not.toHaveProperty('admittedManifest');
  });

  it('reveals no names in a namespace in which databases are not allowed', async () => {
    const { idempotencyKey, ...reviewed } = wanted(
      { namespace: 'default', name: 'kubernetes' },
      { provider: 'StatefulSet' },
    );
    const { body } = await portal
      .as(DANA)
      .post('/database-reviews', { operation: 'create', ...reviewed })
      .expect(200);
    expect(body.willRun).toEqual(body.admitted);
    expect(body.willRun).toMatchObject({ verdict: 'could-not-check' });
  });

  it('creates one database for two requests with the same name', async () => {
    const answers = await Promise.all(
      [1, 2].map(() =>
        portal.as(DANA).post('/database-requests', wanted({ name: 'twice' })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body } = answers.find(({ status }) => status === 409)!;
    expect(body.error.message).toContain('The name is taken');
  });

  it('keeps a request while a webhook does not answer, and can cancel it', async () => {
    const dana = portal.as(DANA);
    const input = wanted({ namespace: 'guarded', name: 'waits' });
    const { idempotencyKey: _, ...reviewed } = input;
    const review = await dana.post('/database-reviews', {
      operation: 'create',
      ...reviewed,
    });
    expect(review.body.admitted).toMatchObject({ verdict: 'could-not-check' });
    const { body } = await dana.post('/database-requests', input).expect(201);
    const waiting = await dana.until(body.id, each => !!each.waitingFor);
    expect(waiting.waitingFor).toContain('guard.example.com');
    await dana.post(`/database-requests/${body.id}/cancel`).expect(202);
    expect(await dana.until(body.id)).toMatchObject({ state: 'cancelled' });
    expect((await leftOvers()).objects).not.toContain('waits');
  });
});
