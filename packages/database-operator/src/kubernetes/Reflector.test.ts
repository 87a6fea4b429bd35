import { ControlPlane, startControlPlane } from 'control-plane';
import { ConnectionGate } from 'fault-injection';
import { readFileSync } from 'fs';
import { setTimeout } from 'timers/promises';
import { ApiClient } from './ApiClient';
import { ApiError } from './ApiError';
import { kubeconfigConnection } from './credentials';
import { KINDS } from './kinds';
import { resourcePath } from './objects';
import { Reflector } from './Reflector';

const CONFIG_MAP = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
};
const LABEL = 'watched';
const WATCH_SECONDS = 2;

describe('a Reflector of an API server that answers Gone to every watch', () => {
  it('lists again at once, then with increasing backoff', async () => {
    let lists = 0;
    const client = {
      request: async () => {
        lists++;
        return { items: [], metadata: { resourceVersion: `${lists}` } };
      },
      async *watch() {
        throw new ApiError({ code: 410, reason: 'Expired' });
      },
    } as unknown as ApiClient;
    const stop = new AbortController();
    const running = new Reflector({ client, kind: CONFIG_MAP }).run(
      stop.signal,
    );
    await setTimeout(400);
    expect(lists).toBe(2);
    stop.abort();
    await running;
  });
});

/**
 * Uses an API server that compacts its history within seconds; minutes are the
 * default.
 */
describe('a Reflector', () => {
  let controlPlane: ControlPlane;
  let client: ApiClient;
  const stop = new AbortController();
  const running: Promise<void>[] = [];

  beforeAll(async () => {
    controlPlane = await startControlPlane({
      name: 'reflector',
      size: 'api',
      auditLog: true,
    });
    await controlPlane.restart(['--etcd-compaction-interval=1s']);
    client = new ApiClient(kubeconfigConnection(controlPlane.kubeconfigFile));
  });

  afterAll(async () => {
    stop.abort();
    await Promise.all(running);
    client?.close();
    await controlPlane?.stop();
  });

  const run = (
    kind: typeof CONFIG_MAP,
    options: Partial<ConstructorParameters<typeof Reflector>[0]>,
  ) => {
    const reflector = new Reflector({
      client,
      kind,
      watchSeconds: WATCH_SECONDS,
      ...options,
    });
    running.push(reflector.run(stop.signal));
    return reflector;
  };
  const create = (kind: typeof CONFIG_MAP, name: string, body: object) =>
    client.request({
      method: 'POST',
      path: resourcePath(kind, { namespace: 'default' }),
      body: {
        apiVersion: kind.apiVersion,
        kind: kind.kind,
        metadata: { name, namespace: 'default' },
        ...body,
      },
    });
  const names = ({ store }: Reflector) =>
    [...store.values()].map(({ metadata }) => metadata.name);
  const until = async (isSo: () => boolean) => {
    const end = Date.now() + 30_000;
    while (!isSo() && Date.now() < end) {
      await setTimeout(100);
    }
    expect(isSo()).toBe(true);
  };
  /** Counts requests in the API server's audit log. */
  const requests = (verb: string, selector: string) =>
    readFileSync(controlPlane.auditLogFile ?? '', 'utf8')
      .split('\n')
      .filter(line => line.includes(`"verb":"${verb}"`))
      .filter(line => line.includes('"stage":"ResponseComplete"'))
      .filter(line => line.includes(selector)).length;

  it('never lists a second time, however long no events arrive', async () => {
    const maps = run(CONFIG_MAP, { labelSelector: LABEL });
    const warnings = run(KINDS.event, {
      fieldSelector: 'type=Warning',
      replays: true,
    });
    // Others' writes advance the history, but these two reflectors see none of
    // them.
    for (let i = 0; i < 4 * WATCH_SECONDS; i++) {
      await create(CONFIG_MAP, `other-${i}`, {});
      await setTimeout(1000);
    }
    await create(CONFIG_MAP, 'mine', {
      metadata: { name: 'mine', labels: { [LABEL]: 'yes' } },
    });
    await create(KINDS.event, 'warning', {
      type: 'Warning',
      involvedObject: { namespace: 'default' },
    });
    await until(() => names(maps).includes('mine'));
    await until(() => names(warnings).includes('warning'));
    expect(requests('watch', `labelSelector=${LABEL}`)).toBeGreaterThan(2);
    expect(requests('list', `labelSelector=${LABEL}`)).toBe(1);
    expect(requests('watch', 'fieldSelector=type%3DWarning')).toBeGreaterThan(
      2,
    );
    expect(requests('list', 'fieldSelector=type%3DWarning')).toBe(0);
    // A new watch starts with exactly the existing objects.
    await setTimeout(1500 * WATCH_SECONDS);
    expect(names(warnings)).toEqual(['warning']);
    await client.request({
      method: 'DELETE',
      path: resourcePath(KINDS.event, {
        namespace: 'default',
        name: 'warning',
      }),
    });
    await until(() => names(warnings).length === 0);
  });

  it('watches again after a connection died unnoticed', async () => {
    const gate = await ConnectionGate.start({
      port: Number(new URL(controlPlane.url).port),
    });
    const { kubeconfigFile } = controlPlane;
    const through = new ApiClient({
      ...kubeconfigConnection(kubeconfigFile),
      server: `https://127.0.0.1:${gate.port}`,
    });
    const labels = { silence: 'yes' };
    const make = (name: string) =>
      create(CONFIG_MAP, name, { metadata: { name, labels } });
    try {
      const maps = run(CONFIG_MAP, {
        client: through,
        labelSelector: 'silence',
      });
      await until(() => maps.state.state === 'listed');
      await make('before');
      await until(() => names(maps).includes('before'));
      gate.silence();
      await make('meanwhile');
      await until(() => names(maps).length > 1);
      expect(names(maps)).toEqual(['before', 'meanwhile']);
    } finally {
      through.close();
      await gate.stop();
    }
  });
});
