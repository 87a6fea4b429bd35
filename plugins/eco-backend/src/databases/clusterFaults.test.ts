import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import {
  AdmissionWebhook,
  cut,
  guardDatabases,
  loseAnswer,
  Strike,
  withToken,
} from 'fault-injection';
import { startSelfService, until } from './__testUtils__/startSelfService';

// The very first start of a control plane builds it or fetches it.
jest.setTimeout(900_000);

const DANA = 'user:default/dana';
const STRIKES = {
  lost: cut,
  'answer-lost': loseAnswer,
  expired: withToken('expired'),
} satisfies Record<string, Strike>;
type FaultName = keyof typeof STRIKES;

const SPEC = { engine: 'postgres', version: '17', storage: '1Gi' };

let portal: Awaited<ReturnType<typeof startSelfService>>;
let webhook: AdmissionWebhook;

beforeAll(async () => {
  portal = await startSelfService({
    allowed: [{ namespaces: ['shop', 'guarded'] }],
  });
  await portal.controlPlane.client.serverSideApply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'guarded' },
  });
  webhook = await guardDatabases(portal.controlPlane, 'guarded');
  const dana = portal.as(DANA);
  await until(
    async () => (await dana.get('/clusters')).body.items,
    clusters => clusters.length > 0,
  );
});

afterEach(() => {
  portal.faults.heal();
  webhook.release();
});

afterAll(async () => {
  await portal?.stop();
  await webhook?.stop();
});

let keys = 0;

function wanted(name: string, namespace = 'shop') {
  const idempotencyKey = `key-${keys++}`;
  const where = { cluster: 'real', namespace, name };
  return { ...where, owner: DANA, spec: SPEC, idempotencyKey };
}

const inCluster = (name: string, namespace = 'shop') =>
  portal.controlPlane.client.find({
    apiVersion: 'example.com/v1',
    kind: 'Database',
    name,
    namespace,
  });

/** Asks for a database that works. */
async function make(name: string, namespace?: string): Promise<void> {
  const dana = portal.as(DANA);
  const { body } = await dana
    .post('/database-requests', wanted(name, namespace))
    .expect(201);
  expect(await dana.until(body.id)).toMatchObject({ state: 'ready' });
}

/** Strikes what writes, and no dry run. */
function strikeWrites(fault: FaultName, method: string): void {
  portal.faults.strike({
    matches: asked =>
      asked.method === method &&
      asked.path.includes('/databases') &&
      !asked.query.has('dryRun'),
    strike: STRIKES[fault],
  });
}

function strikeAll(fault: FaultName): void {
  portal.faults.strike({
    matches: ({ path }) => path.includes('/databases'),
    strike: STRIKES[fault],
  });
}

const WAYS: Array<[string, FaultName, RegExp]> = [
  ['the cluster goes before the write', 'lost', /cannot do this now/],
  ['the cluster goes after the write', 'answer-lost', /cannot do this now/],
  ['the token of the writer expires', 'expired', /renew the token/],
];

describe.each(WAYS)('where %s', (_, fault, said) => {
  /** Waits, says so, and is done once the cluster is back. */
  async function expectCarriedOut(id: string): Promise<DatabaseRequest> {
    const dana = portal.as(DANA);
    const waiting = await dana.until(id, each =>
      said.test(each.waitingFor ?? ''),
    );
    expect(waiting).toMatchObject({
      isOpen: true,
      waitingFor: expect.stringContaining('Cluster real'),
      waitingSince: expect.any(String),
    });
    portal.faults.heal();
    return dana.until(id);
  }

  it('a new database is made once', async () => {
    const name = `new-${fault}`;
    strikeWrites(fault, 'POST');
    const { body } = await portal
      .as(DANA)
      .post('/database-requests', wanted(name))
      .expect(201);
    const done = await expectCarriedOut(body.id);
    expect(done.state).toBe('ready');
    const made = await inCluster(name);
    expect(made?.metadata.uid).toBe(done.uid);
    expect(made?.metadata.annotations).toMatchObject({
      'eco.backstage.io/request-id': body.id,
    });
  });

  it('a database is changed', async () => {
    const name = `changed-${fault}`;
    await make(name);
    strikeWrites(fault, 'PATCH');
    const { body } = await portal
      .as(DANA)
      .put(`/databases/real/shop/${name}`, {
        spec: { ...SPEC, replicas: 2 },
        idempotencyKey: name,
      })
      .expect(202);
    const done = await expectCarriedOut(body.id);
    expect(done.state).toBe('ready');
    expect((await inCluster(name))?.spec.replicas).toBe(2);
  });

  it('a database is deleted', async () => {
    const name = `deleted-${fault}`;
    await make(name);
    strikeWrites(fault, 'DELETE');
    const path = `/databases/real/shop/${name}`;
    const { body } = await portal
      .as(DANA)
      .delete(`${path}?confirm=${name}&data=delete&idempotencyKey=${name}`)
      .expect(202);
    const done =
      fault === 'answer-lost'
        ? // The next look finds it gone, perhaps before anybody saw it wait.
          await portal.as(DANA).until(body.id)
        : await expectCarriedOut(body.id);
    expect(done.state).toBe('deleted');
    expect(await inCluster(name)).toBeUndefined();
  });
});

describe('while the cluster is gone', () => {
  it.each<[FaultName, RegExp]>([
    ['lost', /cannot say now/],
    ['expired', /renew the token/],
  ])('keeps what is asked for (%s)', async (fault, said) => {
    const dana = portal.as(DANA);
    const name = `gone-${fault}`;
    await make(`there-${fault}`);
    strikeAll(fault);
    const { idempotencyKey, ...reviewed } = wanted(name);
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

    // A change starts from what is there now, which nobody can see.
    const change = { spec: { ...SPEC, replicas: 2 }, idempotencyKey: name };
    await dana.put(`/databases/real/shop/there-${fault}`, change).expect(503);

    await dana.until(body.id, each => each.waitingSince !== undefined);
    portal.faults.heal();
    expect(await dana.until(body.id)).toMatchObject({ state: 'ready' });
    const there = await inCluster(`there-${fault}`);
    expect(there?.spec.replicas).toBeUndefined();
  });
});

describe('a webhook that denies', () => {
  const deny = 'databases need a cost center';
  const said = `admission webhook "guard.example.com" denied the request: ${deny}`;

  it('is named, and nothing is kept', async () => {
    // A status of its own choice, which elsewhere means: try again.
    webhook.answer = () => ({ deny, code: 503 });
    const refused = await portal
      .as(DANA)
      .post('/database-requests', wanted('denied', 'guarded'))
      .expect(400);
    expect(refused.body.error.messages).toEqual([{ message: said }]);
    webhook.release();
    await make('denied', 'guarded');
    webhook.answer = () => ({ deny, code: 409 });
    const path = '/databases/real/guarded/denied';
    const change = { spec: { ...SPEC, replicas: 2 }, idempotencyKey: 'deny' };
    const unchanged = await portal.as(DANA).put(path, change);
    expect(unchanged.body.error.messages).toEqual([{ message: said }]);
    expect((await inCluster('denied', 'guarded'))?.spec.replicas).toBe(
      undefined,
    );
  });

  it('fails a request at the write, and frees the name', async () => {
    const dana = portal.as(DANA);
    webhook.answer = ({ dryRun }) => (dryRun ? 'allow' : { deny });
    const { body } = await dana
      .post('/database-requests', wanted('late', 'guarded'))
      .expect(201);
    expect(await dana.until(body.id)).toMatchObject({
      state: 'failed',
      error: { message: said },
    });
    expect(await inCluster('late', 'guarded')).toBeUndefined();
    webhook.release();
    await make('late', 'guarded');
  });

  it('keeps a database whole, and its data kept', async () => {
    const dana = portal.as(DANA);
    await make('precious', 'guarded');
    webhook.answer = ({ operation }) =>
      operation === 'DELETE' ? { deny } : 'allow';
    const path = '/databases/real/guarded/precious';
    const { body } = await dana
      .delete(`${path}?confirm=precious&data=delete&idempotencyKey=p1`)
      .expect(202);
    expect(await dana.until(body.id)).toMatchObject({
      state: 'failed',
      error: { message: said },
    });
    const live = await inCluster('precious', 'guarded');
    expect(live?.metadata.deletionTimestamp).toBeUndefined();
    expect(live?.spec.deletionPolicy).toBeUndefined();
  });
});

describe('a webhook that hangs', () => {
  it('is waited for, and named', async () => {
    const dana = portal.as(DANA);
    webhook.answer = () => 'hang';
    const { body } = await dana
      .post('/database-requests', wanted('patient', 'guarded'))
      .expect(201);
    await dana.until(body.id, each =>
      /cannot do this now: no answer in time/.test(each.waitingFor ?? ''),
    );
    webhook.release();
    expect(await dana.until(body.id)).toMatchObject({ state: 'ready' });
  });

  it('may still create what it held up, though the next try is denied', async () => {
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
      .post('/database-requests', wanted('slow', 'guarded'))
      .expect(201);
    await dana.until(body.id, each =>
      /denied the request: no/.test(each.waitingFor ?? ''),
    );
    webhook.release();
    const done = await dana.until(body.id);
    expect(done.state).toBe('ready');
    expect((await inCluster('slow', 'guarded'))?.metadata.uid).toBe(done.uid);
  });

  it('makes nothing after the request was cancelled', async () => {
    const dana = portal.as(DANA);
    webhook.answer = ({ dryRun }) => (dryRun ? 'allow' : 'hang');
    const { body } = await dana
      .post('/database-requests', wanted('regretted', 'guarded'))
      .expect(201);
    await dana.until(body.id, each => each.waitingSince !== undefined);
    await dana.post(`/database-requests/${body.id}/cancel`).expect(202);
    await dana.until(body.id, each => each.isCancelling);
    webhook.release();
    const done = await dana.until(body.id);
    expect(done.state).toBe('cancelled');
    expect(await inCluster('regretted', 'guarded')).toBeUndefined();
  });
});

describe('without a controller', () => {
  it('a request stays open, says so, and goes on when there is one', async () => {
    const dana = portal.as(DANA);
    await make('orphan');
    await portal.stopController();
    const { body } = await dana
      .post('/database-requests', wanted('silent'))
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
