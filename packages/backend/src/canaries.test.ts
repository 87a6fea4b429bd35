import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  resolvePackagePath,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateModel from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import ecoPlugin from '@backstage-eco/plugin-eco-backend';
import ecoActions from '@backstage-eco/plugin-scaffolder-backend-module-eco';
import Database from 'better-sqlite3';
import { ControlPlane, createReader, startControlPlane } from 'control-plane';
import { startDatabaseController } from 'demo';
import request from 'supertest';

// The first start of a control plane builds or downloads it.
jest.setTimeout(900_000);

const OWNER = 'user:default/mock';
/**
 * Values that must not appear anywhere. Each is as long as a password, and
 * unique.
 */
const CANARIES = {
  secret: 'canary-of-a-secret-7f1c',
  annotation: 'canary-of-an-annotation-2b9e',
  variable: 'canary-of-a-variable-5d0a',
  parameter: 'canary-of-a-parameter-4c0e',
  errorPage: 'canary-of-an-error-page-9a57',
  form: 'canary-of-a-form-6a1f',
};

let controlPlane: ControlPlane;
let controller: { stop(): Promise<void> };
let brokenCluster: Server;
let directory: string;
let backend: Awaited<ReturnType<typeof startTestBackend>>;
const logged: string[] = [];
const answered: string[] = [];
const tokens: string[] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'eco-canaries-'));
  controlPlane = await startControlPlane({ name: 'canaries', size: 'full' });
  controller = await startDatabaseController(controlPlane);
  await plant();
  brokenCluster = createServer((_, response) => {
    response.writeHead(502, { 'content-type': 'text/html' });
    response.end(`<html><body>${CANARIES.errorPage}</body></html>`);
  });
  await new Promise<void>(resolve => {
    brokenCluster.listen(0, '127.0.0.1', resolve);
  });
  await writeTemplate();
  backend = await startPortal();
});

afterAll(async () => {
  await backend?.stop();
  await controller?.stop();
  await controlPlane?.stop();
  brokenCluster?.close();
  await rm(directory, { recursive: true, force: true });
});

async function plant(): Promise<void> {
  const { client } = controlPlane;
  const lastApplied = JSON.stringify({ password: CANARIES.annotation });
  const metadata = (name: string) => ({
    name,
    namespace: 'shop',
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': lastApplied,
      'kopf.zalando.org/last-handled-configuration': lastApplied,
    },
  });
  const container = {
    name: 'till',
    image: 'registry.example.com/till:1.0.0',
    args: [`--password=${CANARIES.variable}`],
    env: [{ name: 'PASSWORD', value: CANARIES.variable }],
  };
  const labels = { app: 'till' };
  for (const object of [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: metadata('planted'),
      stringData: { password: CANARIES.secret },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: metadata('planted'),
      data: { password: CANARIES.variable },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata('planted'),
      spec: {
        replicas: 0,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
      },
    },
    {
      apiVersion: 'example.com/v1',
      kind: 'Database',
      metadata: metadata('planted'),
      spec: {
        engine: 'postgres',
        version: '17',
        parameters: { 'app.password': CANARIES.parameter },
      },
    },
    // Its content is for nobody, but its page is opened.
    {
      apiVersion: 'example.com/v1',
      kind: 'Database',
      metadata: metadata('opened'),
      spec: { engine: 'postgres', version: '17' },
    },
  ]) {
    await client.create(object);
  }
}

async function writeTemplate(): Promise<void> {
  const template = {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'database' },
    spec: {
      type: 'database',
      owner: OWNER,
      parameters: [],
      steps: [
        {
          id: 'create',
          name: 'Create',
          action: 'eco:database:create',
          input: {
            cluster: 'real',
            namespace: 'shop',
            name: 'orders',
            owner: OWNER,
            spec: { engine: 'postgres', version: '17' },
          },
        },
      ],
    },
  };
  // JSON is valid YAML.
  await writeFile(join(directory, 'template.yaml'), JSON.stringify(template));
}

async function startPortal() {
  const role = (name: string) =>
    resolvePackagePath(
      '@backstage-eco/plugin-eco-backend',
      `rbac/${name}.yaml`,
    );
  const { token } = await createReader(controlPlane, {
    name: 'eco',
    clusterRoleFiles: [
      role('eco-reader'),
      role('eco-sampler'),
      role('eco-ingresses'),
    ],
  });
  const writer = await createReader(controlPlane, {
    name: 'eco-writer',
    clusterRoleFile: role('eco-databases'),
  });
  tokens.push(token, writer.token);
  const { port } = brokenCluster.address() as AddressInfo;
  const { url, caData } = controlPlane;
  const account = {
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
  };
  const clusters = [
    { name: 'real', url, caData, ...account },
    { name: 'broken', url: `http://127.0.0.1:${port}`, ...account },
  ];
  return startTestBackend({
    features: [
      recordingLogger(),
      databaseServiceFactory,
      kubernetesPlugin,
      catalogPlugin,
      templateModel,
      notificationsPlugin,
      scaffolderPlugin,
      ecoActions,
      ecoPlugin,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: {
            database: {
              client: 'better-sqlite3',
              connection: { directory: join(directory, 'tables') },
            },
          },
          catalog: {
            rules: [{ allow: ['Template'] }],
            locations: [
              { type: 'file', target: join(directory, 'template.yaml') },
            ],
          },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [{ type: 'config', clusters }],
          },
          eco: {
            collection: { clusterTimeout: { minutes: 5 } },
            databases: {
              allowed: [{ namespaces: ['shop'] }],
              credentials: [{ serviceAccountToken: writer.token }],
            },
          },
        },
      }),
    ],
  });
}

/** Records everything that is logged, at every level. */
function recordingLogger() {
  const keep = (message: string, meta?: unknown) => {
    logged.push(`${message} ${JSON.stringify(meta)}`);
  };
  const logger: RootLoggerService = {
    error: (message, meta) =>
      keep(message, meta instanceof Error ? `${meta.stack}` : meta),
    warn: keep,
    info: keep,
    debug: keep,
    child: () => logger,
  };
  return createServiceFactory({
    service: coreServices.rootLogger,
    deps: {},
    factory: () => logger,
  });
}

/**
 * Whether the mock of the auth service wrote a line: only it repeats an unknown
 * token.
 */
function isOfMock(line: string): boolean {
  return line.includes('Unknown mock token');
}

/** Sends a request to the portal, and records the whole response. */
async function ask(
  method: 'get' | 'post' | 'delete',
  path: string,
  body?: object,
) {
  const asked = request(backend.server)
    [method](`/api${path}`)
    .set('Authorization', mockCredentials.user.header(OWNER));
  const answer = await (body ? asked.send(body) : asked);
  answered.push(`${JSON.stringify(answer.headers)} ${answer.text}`);
  return answer;
}

async function until<T>(
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const seen = await look();
    if (isSo(seen)) {
      return seen;
    }
    if (attempt === 600) {
      throw new Error(`Not so in time: ${JSON.stringify(seen)}`);
    }
    await sleep(500);
  }
}

/** Requests every read-only route, with the known values of its parameters. */
async function askEverything(requestId: string): Promise<void> {
  const { body: document } = await ask('get', '/eco/openapi.json');
  const known: Record<string, string> = {
    cluster: 'real',
    namespace: 'shop',
    name: 'opened',
    id: requestId,
  };
  for (const [path, methods] of Object.entries<object>(document.paths)) {
    if ('get' in methods) {
      const filled = path.replace(
        /\{(\w+)\}/g,
        (_, name) => known[name] ?? 'x',
      );
      await ask('get', `/eco${filled.replace(/^\/api\/eco/, '')}`);
    }
  }
  await ask('get', '/eco/clusters/real/objects?kind=deployments');
  await ask('get', '/eco/databases/real/shop/orders');
  await ask('get', '/catalog/entities');
  await ask('get', '/notifications/notifications');
}

/** Reads every row of every table of every plugin. */
async function readTables(): Promise<Record<string, string>> {
  const tables: Record<string, string> = {};
  const folder = join(directory, 'tables');
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.sqlite')) {
      continue;
    }
    const database = new Database(join(folder, file), { readonly: true });
    const names = database
      .prepare("select name from sqlite_master where type = 'table'")
      .all() as Array<{ name: string }>;
    for (const { name } of names) {
      const rows = database.prepare(`select * from "${name}"`).all();
      tables[`${file}/${name}`] = JSON.stringify(rows);
    }
    database.close();
  }
  return tables;
}

/** Reads the values of all Secrets of this test's databases. */
async function passwords(): Promise<string[]> {
  const secrets = await controlPlane.client.list({
    apiVersion: 'v1',
    kind: 'Secret',
    namespace: 'shop',
  });
  return secrets
    .flatMap(({ data }) => Object.values((data ?? {}) as object))
    .map(value => Buffer.from(String(value), 'base64').toString())
    .filter(value => value.length >= 12);
}

describe('secrets', () => {
  it('are in no log, table, task, entity or response', async () => {
    await until(
      async () => (await ask('get', '/eco/clusters')).body.items ?? [],
      items =>
        items.length === 2 &&
        items.every((each: any) => each.outcome.status !== 'pending'),
    );
    await until(
      async () => (await ask('get', '/catalog/entities')).body,
      entities => entities.some((each: any) => each.kind === 'Template'),
    );
    const task = await ask('post', '/scaffolder/v2/tasks', {
      templateRef: 'template:default/database',
      values: {},
      secrets: { password: CANARIES.form },
    });
    expect(task.status).toBe(201);
    await until(
      async () =>
        (
          await ask('get', `/scaffolder/v2/tasks/${task.body.id}`)
        ).body,
      ({ status }) => ['completed', 'failed', 'cancelled'].includes(status),
    );
    const { body: events } = await ask(
      'get',
      `/scaffolder/v2/tasks/${task.body.id}/events`,
    );
    const log = events.map(({ body }: any) => body.message);
    // The task itself may still fail: in Jest, the output of fetch is from
    // another realm, and the scaffolder rejects it.
    expect(log.join('\n')).toContain('Recorded as request');
    for (const spec of [
      { engine: 'postgres', version: '17', password: CANARIES.form },
      { engine: 'postgres', version: 17, storage: CANARIES.form },
    ]) {
      const refused = await ask('post', '/eco/database-requests', {
        cluster: 'real',
        namespace: 'shop',
        name: 'refused',
        owner: OWNER,
        spec,
        idempotencyKey: 'k',
      });
      expect(refused.status).toBe(400);
    }
    const made = await until(
      async () => (await ask('get', '/eco/database-requests')).body.items[0],
      ({ isOpen }) => !isOpen,
    );
    expect(made.state).toBe('ready');
    await askEverything(made.id);

    const canaries = [
      ...Object.values(CANARIES),
      ...tokens,
      ...(await passwords()),
    ];
    // Includes at least two of the controller's own, as its databases have
    // passwords.
    expect(canaries.length).toBeGreaterThan(Object.keys(CANARIES).length + 3);
    const places: Record<string, string> = {
      logs: logged.filter(line => !isOfMock(line)).join('\n'),
      answers: answered.join('\n'),
      ...(await readTables()),
    };
    const found = Object.entries(places).flatMap(([place, text]) =>
      canaries
        .flatMap(canary => [canary, Buffer.from(canary).toString('base64')])
        .filter(canary => text.includes(canary))
        .map(canary => `${canary} in ${place}`),
    );
    expect(found).toEqual([]);
    // Public values are found in the same places, which proves that they were
    // searched.
    const withOrders = Object.keys(places).filter(place =>
      places[place].includes('orders'),
    );
    expect(withOrders).toEqual(
      expect.arrayContaining([
        'logs',
        'answers',
        'eco.sqlite/databases',
        'eco.sqlite/database_requests',
        'scaffolder.sqlite/tasks',
        'notifications.sqlite/notification',
        'catalog.sqlite/final_entities',
      ]),
    );
  });
});
