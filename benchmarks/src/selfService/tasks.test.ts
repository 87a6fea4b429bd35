import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import {
  AdmissionWebhook,
  cut,
  FaultProxy,
  FaultSet,
  guardDatabases,
  Strike,
  withToken,
} from 'fault-injection';
import { BackendProcess } from '../requests/BackendProcess';
import { GUEST, Guest } from './Guest';
import { NAMESPACE, Shop, startShop } from './startShop';

// The first start of a control plane downloads or builds it.
jest.setTimeout(900_000);

const SHIPPED = 'template:default/eco-postgresql';
const GREEDY = 'template:default/greedy';
const WITHIN_MS = 240_000;

/** Each fault has its own namespace, so that all tests can run concurrently. */
const GUARDED = ['denies', 'hangs'] as const;
const STRUCK = ['gone', 'expired'] as const;
const NAMESPACES = [NAMESPACE, ...GUARDED, ...STRUCK];

type Step = 'create' | 'wait';

/** A backend that was killed in the middle of two tasks and restarted. */
interface Killed {
  backend: BackendProcess;
  tasks: Record<Step, { id: string; recorded: DatabaseRequest }>;
}

let shop: Shop;
let proxy: FaultProxy;
const faults = { gone: new FaultSet(), expired: new FaultSet() };
const webhooks = new Map<string, AdmissionWebhook>();
const backends: BackendProcess[] = [];
/** With and without `taskRecovery`. */
let on: Killed;
let off: Killed;
let folder: string;

beforeAll(async () => {
  shop = await startShop();
  const { url, ca } = shop.cluster;
  proxy = await FaultProxy.start({
    target: { url, ca },
    faults: Object.values(faults),
  });
  for (const name of NAMESPACES) {
    await shop.controlPlane.client.serverSideApply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    });
  }
  for (const namespace of GUARDED) {
    const webhook = await guardDatabases(shop.controlPlane, namespace);
    webhooks.set(namespace, webhook);
  }
  folder = await mkdtemp(join(tmpdir(), 'eco-tasks-'));
  await writeFile(join(folder, 'greedy.yaml'), JSON.stringify(greedy()));
  // Without a controller, each task is sure to stay in its step.
  await shop.stopController();
  [on, off] = await Promise.all([killInTasks(true), killInTasks(false)]);
  await shop.startController();
});

afterAll(async () => {
  await Promise.all(backends.map(backend => backend.kill()));
  await proxy?.stop();
  await Promise.all([...webhooks.values()].map(webhook => webhook.stop()));
  await shop?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A template that requests what its user is not allowed. */
function greedy(): object {
  const value = (name: string) => `\${{ parameters.${name} }}`;
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'greedy' },
    spec: {
      type: 'database',
      owner: GUEST,
      parameters: [],
      steps: [
        {
          id: 'create',
          name: 'Create',
          action: 'eco:database:create',
          input: {
            cluster: 'shop',
            namespace: value('namespace'),
            name: 'greedy',
            owner: value('owner'),
            spec: { engine: 'postgres', version: value('version') },
          },
        },
      ],
    },
  };
}

/** Starts a portal whose connection to the cluster can fail. */
async function startBackend(taskRecovery: boolean): Promise<BackendProcess> {
  const directory = await mkdtemp(join(folder, 'tables-'));
  const backend = await BackendProcess.prepare({
    cluster: { ...shop.cluster, url: proxy.url },
    namespaces: NAMESPACES,
    database: { client: 'better-sqlite3', connection: { directory } },
    taskRecovery,
    templates: [join(folder, 'greedy.yaml')],
  });
  backends.push(backend);
  await backend.start();
  return backend;
}

/** Injects a fault into requests for Databases of a namespace. */
function strike(namespace: (typeof STRUCK)[number], how: Strike): void {
  faults[namespace].strike({
    matches: ({ path }) => path.includes(`/namespaces/${namespace}/databases`),
    strike: how,
  });
}

async function until<T>(
  look: () => Promise<T | undefined>,
  isSo: (seen: T) => boolean = () => true,
): Promise<T> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    // A backend that was just started may not answer yet.
    const seen = await look().catch(() => undefined);
    if (seen !== undefined && isSo(seen)) {
      return seen;
    }
    if (Date.now() > deadline) {
      throw new Error(`Not so in time: ${JSON.stringify(seen)}`);
    }
    await sleep(200);
  }
}

/** Runs a template once the catalog has read it, and returns the task's ID. */
function run(
  { baseUrl }: BackendProcess,
  templateRef: string,
  values: object,
): Promise<string> {
  return until(async () => {
    const guest = await Guest.signIn(baseUrl);
    return (await guest.runTemplate(templateRef, values)).taskId;
  });
}

function wanted(name: string, namespace: string = NAMESPACE) {
  const size = { sizeClass: 'small', storage: '1Gi' };
  const where = { cluster: 'shop', namespace, name };
  return { ...where, owner: GUEST, version: '17', size };
}

function untilTask(
  { baseUrl }: BackendProcess,
  id: string,
  isSo: (task: { status: string; log: string[] }) => boolean,
) {
  return until(async () => (await Guest.signIn(baseUrl)).readTask(id), isSo);
}

const isOver = ({ status }: { status: string }) =>
  ['completed', 'failed', 'cancelled'].includes(status);

function untilRequest(
  { baseUrl }: BackendProcess,
  name: string,
  isSo?: (request: DatabaseRequest) => boolean,
) {
  return until(async () => {
    const guest = await Guest.signIn(baseUrl);
    const { items } = await guest.databases.getDatabaseRequests(
      {},
      guest.options(),
    );
    return items.find(each => each.name === name);
  }, isSo);
}

/** Waits until Eco knows which engines the cluster can run. */
function untilRead({ baseUrl }: BackendProcess) {
  return until(
    async () => {
      const guest = await Guest.signIn(baseUrl);
      return guest.eco.getClusters(guest.options());
    },
    ([cluster]) => cluster?.readAt !== undefined,
  );
}

const inCluster = (name: string, namespace: string = NAMESPACE) =>
  shop.controlPlane.client.find({
    apiVersion: 'example.com/v1',
    kind: 'Database',
    name,
    namespace,
  });

/** Kills a backend in the middle of two tasks, and restarts it. */
async function killInTasks(taskRecovery: boolean): Promise<Killed> {
  const backend = await startBackend(taskRecovery);
  const begin = async (step: Step) => {
    const name = `${taskRecovery ? 'on' : 'off'}-${step}`;
    const id = await run(backend, SHIPPED, wanted(name));
    return { id, recorded: await untilRequest(backend, name) };
  };
  const wait = await begin('wait');
  await untilTask(backend, wait.id, ({ log }) =>
    log.some(line => line.includes('Beginning step Wait')),
  );
  const create = await begin('create');
  await backend.kill();
  await backend.start();
  return { backend, tasks: { create, wait } };
}

/** Expects that the recorded request has created exactly its database. */
async function expectMade(
  { backend }: Killed,
  { id, name }: DatabaseRequest,
): Promise<void> {
  const done = await untilRequest(backend, name, each => !each.isOpen);
  expect(done).toMatchObject({ id, state: 'ready' });
  expect((await inCluster(name))?.metadata.uid).toBe(done.uid);
}

describe('a task', () => {
  // The longest test first.
  it.concurrent.each<
    [string, string, (is: 'struck' | 'healed') => unknown, RegExp]
  >([
    [
      'no controller runs',
      NAMESPACE,
      is => (is === 'struck' ? shop.stopController() : shop.startController()),
      /does not react. Ask your platform team/,
    ],
    [
      'a webhook hangs',
      'hangs',
      is => {
        const webhook = webhooks.get('hangs')!;
        webhook.answer = () => 'hang';
        return is === 'healed' && webhook.release();
      },
      /cannot do this now: no answer in time/,
    ],
    [
      'the cluster is gone',
      'gone',
      is => (is === 'struck' ? strike('gone', cut) : faults.gone.heal()),
      /Cluster shop cannot do this now/,
    ],
    [
      'the token of the writer has expired',
      'expired',
      is =>
        is === 'struck'
          ? strike('expired', withToken('expired'))
          : faults.expired.heal(),
      /renew the token/,
    ],
  ])('waits while %s, and logs it', async (_, namespace, setFault, said) => {
    const { backend } = on;
    const name = `patient-${namespace}`;
    await setFault('struck');
    const id = await run(backend, SHIPPED, wanted(name, namespace));
    await untilTask(backend, id, ({ log }) => said.test(log.join('\n')));
    await setFault('healed');
    const { status } = await untilTask(backend, id, isOver);
    expect(status).toBe('completed');
    const done = await untilRequest(backend, name);
    expect((await inCluster(name, namespace))?.metadata.uid).toBe(done.uid);
  });

  it.concurrent.each([
    [
      'in a namespace that is not allowed',
      { namespace: 'kube-system', owner: GUEST, version: '17' },
      /namespace: .*allows no databases in namespace kube-system/,
    ],
    [
      'for somebody else',
      { namespace: NAMESPACE, owner: 'group:default/bank', version: '17' },
      /owner: .*not a member/,
    ],
    [
      'of a version that no engine runs',
      { namespace: NAMESPACE, owner: GUEST, version: '99' },
      /spec\.version: No engine runs postgres "99"/,
    ],
  ])('creates no database %s', async (_, values, said) => {
    const { backend } = on;
    await untilRead(backend);
    const id = await run(backend, GREEDY, values);
    const { status, log } = await untilTask(backend, id, isOver);
    expect(status).toBe('failed');
    expect(log.join('\n')).toMatch(said);
    const made = await shop.controlPlane.client.list({
      apiVersion: 'example.com/v1',
      kind: 'Database',
    });
    expect(made.map(({ metadata }) => metadata.name)).not.toContain('greedy');
  });

  it.concurrent('fails with the message of a denying webhook', async () => {
    const { backend } = on;
    const webhook = webhooks.get('denies')!;
    webhook.answer = () => ({ deny: 'no cost center' });
    const id = await run(backend, SHIPPED, wanted('denied', 'denies'));
    const { status, log } = await untilTask(backend, id, isOver);
    expect(status).toBe('failed');
    expect(log.join('\n')).toContain(
      'admission webhook "guard.example.com" denied the request: no cost center',
    );
    expect(await inCluster('denied', 'denies')).toBeUndefined();
  });
});

describe('a task whose backend is killed', () => {
  it.concurrent.each<Step>(['create', 'wait'])(
    'resumes %s with taskRecovery',
    async step => {
      const { id, recorded } = on.tasks[step];
      const { status } = await untilTask(on.backend, id, isOver);
      expect(status).toBe('completed');
      await expectMade(on, recorded);
    },
  );

  it.concurrent.each<Step>(['create', 'wait'])(
    'leaves its %s request to Eco without taskRecovery',
    async step => {
      const { backend, tasks } = off;
      const { id, recorded } = tasks[step];
      await expectMade(off, recorded);
      // Nobody recovers the task. Running it again finds the existing database.
      const again = await run(backend, SHIPPED, wanted(recorded.name));
      const { status, log } = await untilTask(backend, again, isOver);
      expect(status).toBe('failed');
      expect(log.join('\n')).toMatch(/The name is taken.*open that one/s);
      await expectMade(off, recorded);
      const left = await untilTask(backend, id, () => true);
      expect(left.status).toBe('processing');
    },
  );
});
