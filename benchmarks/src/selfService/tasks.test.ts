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

// The very first start of a control plane builds it or fetches it.
jest.setTimeout(900_000);

const SHIPPED = 'template:default/eco-postgresql';
const GREEDY = 'template:default/greedy';
const WITHIN_MS = 240_000;

let shop: Shop;
let proxy: FaultProxy;
const faults = new FaultSet();
let webhook: AdmissionWebhook;
let folder: string;

beforeAll(async () => {
  shop = await startShop();
  const { url, ca } = shop.cluster;
  proxy = await FaultProxy.start({ target: { url, ca }, faults: [faults] });
  webhook = await guardDatabases(shop.controlPlane, NAMESPACE);
  folder = await mkdtemp(join(tmpdir(), 'eco-tasks-'));
  await writeFile(join(folder, 'greedy.yaml'), JSON.stringify(greedy()));
});

afterEach(() => {
  faults.heal();
  webhook.release();
});

afterAll(async () => {
  await proxy?.stop();
  await webhook?.stop();
  await shop?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A template whose author asks for what nobody granted. */
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
            spec: { engine: 'postgres', version: '17' },
          },
        },
      ],
    },
  };
}

/** A portal of its own, whose way to the cluster can be struck. */
async function startBackend(taskRecovery: boolean): Promise<BackendProcess> {
  const directory = await mkdtemp(join(folder, 'tables-'));
  const backend = await BackendProcess.prepare({
    cluster: { ...shop.cluster, url: proxy.url },
    database: { client: 'better-sqlite3', connection: { directory } },
    taskRecovery,
    templates: [join(folder, 'greedy.yaml')],
  });
  await backend.start();
  return backend;
}

/** Strikes what is asked about Databases; nothing where it is false. */
function strikeDatabases(strike: Strike | false): void {
  if (strike) {
    faults.strike({
      matches: ({ path }) => path.includes('/databases'),
      strike,
    });
  } else {
    faults.heal();
  }
}

async function until<T>(
  look: () => Promise<T | undefined>,
  isSo: (seen: T) => boolean = () => true,
): Promise<T> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    // A backend that has just started may not answer yet.
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

/** Runs a template once the catalog has read it; the id of the task. */
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

function wanted(name: string) {
  const size = { sizeClass: 'small', storage: '1Gi' };
  const where = { cluster: 'shop', namespace: NAMESPACE, name };
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

const inCluster = (name: string) =>
  shop.controlPlane.client.find({
    apiVersion: 'example.com/v1',
    kind: 'Database',
    name,
    namespace: NAMESPACE,
  });

type Step = 'create' | 'wait';

/** Kills a backend in the middle of a task, and starts it again. */
async function killIn(step: Step, backend: BackendProcess, name: string) {
  // So that the task is surely in that step.
  await shop.stopController();
  const id = await run(backend, SHIPPED, wanted(name));
  const recorded = await untilRequest(backend, name);
  if (step === 'wait') {
    await untilTask(backend, id, ({ log }) =>
      log.some(line => line.includes('Beginning step Wait')),
    );
  }
  await backend.kill();
  await shop.startController();
  await backend.start();
  return { id, recorded };
}

/** The one request that was recorded has made the one database. */
async function expectMade(
  backend: BackendProcess,
  { id, name }: DatabaseRequest,
): Promise<void> {
  const done = await untilRequest(backend, name, each => !each.isOpen);
  expect(done).toMatchObject({ id, state: 'ready' });
  expect((await inCluster(name))?.metadata.uid).toBe(done.uid);
}

describe('a task whose backend is killed', () => {
  let backend: BackendProcess;

  afterEach(async () => {
    await backend?.kill();
  });

  it.each<Step>(['create', 'wait'])(
    'goes on in %s with taskRecovery',
    async step => {
      backend = await startBackend(true);
      const { id, recorded } = await killIn(step, backend, `on-${step}`);
      const { status } = await untilTask(backend, id, isOver);
      expect(status).toBe('completed');
      await expectMade(backend, recorded);
    },
  );

  it.each<Step>(['create', 'wait'])(
    'leaves its request of %s to Eco without taskRecovery',
    async step => {
      backend = await startBackend(false);
      const name = `off-${step}`;
      const { id, recorded } = await killIn(step, backend, name);
      await expectMade(backend, recorded);
      // Nobody takes the task up. Run again, it leads to what is there.
      const again = await run(backend, SHIPPED, wanted(name));
      const { status, log } = await untilTask(backend, again, isOver);
      expect(status).toBe('failed');
      expect(log.join('\n')).toMatch(/The name is taken.*open that one/s);
      await expectMade(backend, recorded);
      const left = await untilTask(backend, id, () => true);
      expect(left.status).toBe('processing');
    },
  );
});

describe('a task', () => {
  let backend: BackendProcess;

  beforeAll(async () => {
    backend = await startBackend(true);
  });

  afterAll(async () => {
    await backend?.kill();
  });

  it.each([
    [
      'in a namespace that is not allowed',
      { namespace: 'kube-system', owner: GUEST },
      /namespace: .*allows no databases in namespace kube-system/,
    ],
    [
      'for somebody else',
      { namespace: NAMESPACE, owner: 'group:default/bank' },
      /owner: .*no member/,
    ],
  ])('gets nothing %s', async (_, values, said) => {
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

  it('fails by the words of a webhook that denies', async () => {
    webhook.answer = () => ({ deny: 'no cost center' });
    const id = await run(backend, SHIPPED, wanted('denied'));
    const { status, log } = await untilTask(backend, id, isOver);
    expect(status).toBe('failed');
    expect(log.join('\n')).toContain(
      'admission webhook "guard.example.com" denied the request: no cost center',
    );
    expect(await inCluster('denied')).toBeUndefined();
  });

  it.each<[string, (isStruck: boolean) => Promise<void>, RegExp]>([
    [
      'a webhook hangs',
      async isStruck => {
        webhook.answer = () => 'hang';
        if (!isStruck) {
          webhook.release();
        }
      },
      /cannot do this now: no answer in time/,
    ],
    [
      'the cluster is gone',
      async isStruck => strikeDatabases(isStruck && cut),
      /Cluster shop cannot do this now/,
    ],
    [
      'the token of the writer has expired',
      async isStruck => strikeDatabases(isStruck && withToken('expired')),
      /renew the token/,
    ],
    [
      'no controller runs',
      isStruck => (isStruck ? shop.stopController() : shop.startController()),
      /does not react. Ask your platform team/,
    ],
  ])('waits while %s, and says so', async (what, strike, said) => {
    const name = what.replace(/\W+/g, '-');
    await strike(true);
    const id = await run(backend, SHIPPED, wanted(name));
    await untilTask(backend, id, ({ log }) => said.test(log.join('\n')));
    await strike(false);
    const { status } = await untilTask(backend, id, isOver);
    expect(status).toBe('completed');
    const done = await untilRequest(backend, name);
    expect((await inCluster(name))?.metadata.uid).toBe(done.uid);
  });
});
