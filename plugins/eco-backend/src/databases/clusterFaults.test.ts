import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import {
  AdmissionWebhook,
  cut,
  FaultSet,
  guardDatabases,
  loseAnswer,
  Strike,
  withToken,
} from 'fault-injection';
import { startSelfService, until } from './__testUtils__/startSelfService';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const DANA = 'user:default/dana';
const STRIKES = {
  lost: cut,
  'answer-lost': loseAnswer,
  expired: withToken('expired'),
} satisfies Record<string, Strike>;
type FaultName = keyof typeof STRIKES;

const NAME = 'orders';
const SPEC = { engine: 'postgres', version: '17', storage: '1Gi' };

/** Shorter than in a real portal: a delay here is a permanent one. */
const TIMEOUTS = { attemptMs: 4_000, writeMs: 10_000, controllerMs: 5_000 };

/** Each case has its own namespace, so that all run in parallel. */
const GUARDED = [
  'denies',
  'denies-late',
  'denies-deletion',
  'hangs',
  'hangs-then-denies',
  'hangs-then-cancelled',
] as const;
const STRUCK = Object.keys(STRIKES).flatMap(fault =>
  ['new', 'changed', 'deleted', 'gone'].map(what => `${what}-${fault}`),
);

let portal: Awaited<ReturnType<typeof startSelfService>>;
const webhooks = new Map<string, AdmissionWebhook>();

beforeAll(async () => {
  const namespaces = ['shop', ...GUARDED, ...STRUCK];
  portal = await startSelfService(
    { allowed: [{ namespaces }] },
    { timeouts: TIMEOUTS },
  );
  const { controlPlane } = portal;
  await Promise.all(
    namespaces.map(name =>
      controlPlane.client.serverSideApply({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      }),
    ),
  );
  await Promise.all(
    GUARDED.map(async namespace => {
      webhooks.set(namespace, await guardDatabases(controlPlane, namespace));
    }),
  );
  const dana = portal.as(DANA);
  await until(
    async () => (await dana.get('/clusters')).body.items,
    clusters => clusters.length > 0,
  );
});

afterAll(async () => {
  await portal?.stop();
  await Promise.all([...webhooks.values()].map(webhook => webhook.stop()));
});

const webhookOf = (namespace: (typeof GUARDED)[number]) =>
  webhooks.get(namespace)!;

let keys = 0;

function wanted(name: string, namespace: string) {
  const idempotencyKey = `key-${keys++}`;
  const where = { cluster: 'real', namespace, name };
  return { ...where, owner: DANA, spec: SPEC, idempotencyKey };
}

const inCluster = (name: string, namespace: string) =>
  portal.controlPlane.client.find({
    apiVersion: 'example.com/v1',
    kind: 'Database',
    name,
    namespace,
  });

/** Requests a valid database. */
async function make(name: string, namespace: string): Promise<void> {
  const dana = portal.as(DANA);
  const { body } = await dana
    .post('/database-requests', wanted(name, namespace))
    .expect(201);
  expect(await dana.until(body.id)).toMatchObject({ state: 'ready' });
}

/**
 * Matches requests for Databases in a namespace; with a method, only real
 * writes.
 */
function strike(
  fault: FaultName,
  namespace: string,
  method?: string,
): FaultSet {
  const faults = portal.addFaults();
  faults.strike({
    matches: asked =>
      asked.path.includes(`/namespaces/${namespace}/databases`) &&
      (!method || (asked.method === method && !asked.query.has('dryRun'))),
    strike: STRIKES[fault],
  });
  return faults;
}

// The longest waiting case starts first.
describe('a webhook that hangs', () => {
  it.concurrent('is waited for, and named', async () => {
    const namespace = 'hangs';
    const webhook = webhookOf(namespace);
    const dana = portal.as(DANA);
    webhook.answer = () => 'hang';
    const { body } = await dana
      .post('/database-requests', wanted(NAME, namespace))
      .expect(201);
    await dana.until(body.id, each =>
      /cannot do this now: no answer in time/.test(each.waitingFor ?? ''),
    );
    webhook.release();
    expect(await dana.until(body.id)).toMatchObject({ state: 'ready' });
  });

  it.concurrent(
    'may still create what it held up, though the next try is denied',
    async () => {
      const namespace = 'hangs-then-denies';
      const webhook = webhookOf(namespace);
      const dana = portal.as(DANA);
      let writes = 0;
      webhook.answer = ({ dryRun }) => {
        if (dryRun) {
          return 'allow';
        }
        writes += 1;
        return writes === 1 ? 'hang' : { deny: 'no' };
      };
      const { body } = await dana
        .post('/database-requests', wanted(NAME, namespace))
        .expect(201);
      await dana.until(body.id, each =>
        /denied the request: no/.test(each.waitingFor ?? ''),
      );
      webhook.release();
      const done = await dana.until(body.id);
      expect(done.state).toBe('ready');
      expect((await inCluster(NAME, namespace))?.metadata.uid).toBe(done.uid);
    },
  );

  it.concurrent('makes nothing after the request was cancelled', async () => {
    const namespace = 'hangs-then-cancelled';
    const webhook = webhookOf(namespace);
    const dana = portal.as(DANA);
    webhook.answer = ({ dryRun }) => (dryRun ? 'allow' : 'hang');
    const { body } = await dana
      .post('/database-requests', wanted(NAME, namespace))
      .expect(201);
    await dana.until(body.id, each => each.waitingSince !== undefined);
    await dana.post(`/database-requests/${body.id}/cancel`).expect(202);
    await dana.until(body.id, each => each.isCancelling);
    webhook.release();
    const done = await dana.until(body.id);
    expect(done.state).toBe('cancelled');
    expect(await inCluster(NAME, namespace)).toBeUndefined();
  });
});

const WAYS: Array<[string, FaultName, RegExp]> = [
  ['the cluster goes before the write', 'lost', /cannot do this now/],
  ['the cluster goes after the write', 'answer-lost', /cannot do this now/],
  ['the token of the writer expires', 'expired', /renew the token/],
];

describe.each(WAYS)('where %s', (_, fault, said) => {
  /** Waits with a reason, and completes once the cluster is back. */
  async function expectCarriedOut(
    id: string,
    faults: FaultSet,
  ): Promise<DatabaseRequest> {
    const dana = portal.as(DANA);
    const waiting = await dana.until(id, each =>
      said.test(each.waitingFor ?? ''),
    );
    expect(waiting).toMatchObject({
      isOpen: true,
      waitingFor: expect.stringContaining('Cluster real'),
      waitingSince: expect.any(String),
    });
    faults.heal();
    return dana.until(id);
  }

  it.concurrent('a new database is made once', async () => {
    const namespace = `new-${fault}`;
    const faults = strike(fault, namespace, 'POST');
    const { body } = await portal
      .as(DANA)
      .post('/database-requests', wanted(NAME, namespace))
      .expect(201);
    const done = await expectCarriedOut(body.id, faults);
    expect(done.state).toBe('ready');
    const made = await inCluster(NAME, namespace);
    expect(made?.metadata.uid).toBe(done.uid);
    expect(made?.metadata.annotations).toMatchObject({
      'eco.backstage.io/request-id': body.id,
    });
  });

  it.concurrent('a database is changed', async () => {
    const namespace = `changed-${fault}`;
    await make(NAME, namespace);
    const faults = strike(fault, namespace, 'PATCH');
    const { body } = await portal
      .as(DANA)
      .put(`/databases/real/${namespace}/${NAME}`, {
        spec: { ...SPEC, replicas: 2 },
        idempotencyKey: namespace,
      })
      .expect(202);
    const done = await expectCarriedOut(body.id, faults);
    expect(done.state).toBe('ready');
    expect((await inCluster(NAME, namespace))?.spec.replicas).toBe(2);
  });

  it.concurrent('a database is deleted', async () => {
    const namespace = `deleted-${fault}`;
    await make(NAME, namespace);
    const faults = strike(fault, namespace, 'DELETE');
    const path = `/databases/real/${namespace}/${NAME}`;
    const { body } = await portal
      .as(DANA)
      .delete(`${path}?confirm=${NAME}&data=delete&idempotencyKey=${namespace}`)
      .expect(202);
    const done =
      fault === 'answer-lost'
        ? // The next look finds it gone, perhaps before anybody saw it wait.
          await portal.as(DANA).until(body.id)
        : await expectCarriedOut(body.id, faults);
    expect(done.state).toBe('deleted');
    expect(await inCluster(NAME, namespace)).toBeUndefined();
  });
});

describe('while the cluster is gone', () => {
  it.concurrent.each<[FaultName, RegExp]>([
    ['lost', /cannot check this now/],
    ['expired', /renew the token/],
  ])('keeps a request (%s)', async (fault, said) => {
    const dana = portal.as(DANA);
    const namespace = `gone-${fault}`;
    await make('there', namespace);
    const faults = strike(fault, namespace);
    const { idempotencyKey, ...reviewed } = wanted(NAME, namespace);
    const review = await dana
      .post('/database-reviews', { operation: 'create', ...reviewed })
      .expect(200);
    expect(review.body.admitted).toEqual({
      verdict: 'could-not-check',
      messages: [{ message: expect.stringMatching(said) }],
    });
    const { body } = await dana
      .post('/database-requests', { ...reviewed, idempotencyKey })
      .expect(201);

    // A change starts from the current state, which cannot be read.
    const change = {
      spec: { ...SPEC, replicas: 2 },
      idempotencyKey: namespace,
    };
    await dana.put(`/databases/real/${namespace}/there`, change).expect(503);

    await dana.until(body.id, each => each.waitingSince !== undefined);
    faults.heal();
    expect(await dana.until(body.id)).toMatchObject({ state: 'ready' });
    const there = await inCluster('there', namespace);
    expect(there?.spec.replicas).toBeUndefined();
  });
});

describe('a webhook that denies', () => {
  const deny = 'databases need a cost center';
  const said = `admission webhook "guard.example.com" denied the request: ${deny}`;

  it.concurrent('is named, and nothing is kept', async () => {
    const namespace = 'denies';
    const webhook = webhookOf(namespace);
    // A status chosen by the webhook, which otherwise means: try again.
    webhook.answer = () => ({ deny, code: 503 });
    const refused = await portal
      .as(DANA)
      .post('/database-requests', wanted(NAME, namespace))
      .expect(400);
    expect(refused.body.error.messages).toEqual([{ message: said }]);
    webhook.release();
    await make(NAME, namespace);
    webhook.answer = () => ({ deny, code: 409 });
    const path = `/databases/real/${namespace}/${NAME}`;
    const change = { spec: { ...SPEC, replicas: 2 }, idempotencyKey: 'deny' };
    const unchanged = await portal.as(DANA).put(path, change);
    expect(unchanged.body.error.messages).toEqual([{ message: said }]);
    expect((await inCluster(NAME, namespace))?.spec.replicas).toBe(undefined);
  });

  it.concurrent(
    'fails a request at the write, and frees the name',
    async () => {
      const namespace = 'denies-late';
      const webhook = webhookOf(namespace);
      const dana = portal.as(DANA);
      webhook.answer = ({ dryRun }) => (dryRun ? 'allow' : { deny });
      const { body } = await dana
        .post('/database-requests', wanted(NAME, namespace))
        .expect(201);
      expect(await dana.until(body.id)).toMatchObject({
        state: 'failed',
        error: { message: said },
      });
      expect(await inCluster(NAME, namespace)).toBeUndefined();
      webhook.release();
      await make(NAME, namespace);
    },
  );

  it.concurrent('keeps a database whole, and its data kept', async () => {
    const namespace = 'denies-deletion';
    const webhook = webhookOf(namespace);
    const dana = portal.as(DANA);
    await make(NAME, namespace);
    webhook.answer = ({ operation }) =>
      operation === 'DELETE' ? { deny } : 'allow';
    const path = `/databases/real/${namespace}/${NAME}`;
    const { body } = await dana
      .delete(`${path}?confirm=${NAME}&data=delete&idempotencyKey=p1`)
      .expect(202);
    expect(await dana.until(body.id)).toMatchObject({
      state: 'failed',
      error: { message: said },
    });
    const live = await inCluster(NAME, namespace);
    expect(live?.metadata.deletionTimestamp).toBeUndefined();
    expect(live?.spec.deletionPolicy).toBeUndefined();
  });
});

// Stops the controller for all cases, so it runs after the parallel ones.
describe('without a controller', () => {
  it('a request stays open with a reason, and continues once there is one', async () => {
    const dana = portal.as(DANA);
    await make('orphan', 'shop');
    await portal.stopController();
    const { body } = await dana
      .post('/database-requests', wanted('silent', 'shop'))
      .expect(201);
    const deletion = await dana
      .delete(
        '/databases/real/shop/orphan?confirm=orphan&data=delete&idempotencyKey=o',
      )
      .expect(202);
    const waiting = await dana.until(body.id, each =>
      /does not react/.test(each.waitingFor ?? ''),
    );
    expect(waiting).toMatchObject({
      state: 'accepted',
      isOpen: true,
      waitingFor: expect.stringContaining('Ask your platform team'),
    });
    expect(waiting.waitingSince).toBe(waiting.steps[1].at);
    await dana.until(deletion.body.id, each =>
      /does not react/.test(each.waitingFor ?? ''),
    );
    await portal.startController();
    expect(await dana.until(body.id)).toMatchObject({ state: 'ready' });
    expect(await dana.until(deletion.body.id)).toMatchObject({
      state: 'deleted',
    });
  });
});
