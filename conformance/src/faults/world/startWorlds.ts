import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePorts } from 'child-processes';
import { Authority } from 'control-plane';
import knexFactory, { Knex } from 'knex';
import { Page } from 'playwright-core';
import { FaultProxy, FaultSet } from 'fault-injection';
import { FaultDatabase } from './FaultDatabase';
import { TestPortal } from '../../portal/TestPortal';
import { FaultCluster } from './startFaultCluster';
import { World } from './World';

/** Subject of a proxy's certificate. */
export const PROXY_SUBJECT = {
  commonName: 'fault proxy',
  addresses: { ips: ['127.0.0.1'], names: ['localhost'] },
};

/** Options of the worlds. */
export interface StartWorldsOptions {
  cluster: FaultCluster;
  /** Number of worlds; the portal reads the one cluster under as many names. */
  count: number;
  /** Opens a page of a browser. If omitted, no page is read. */
  openPage?: () => Promise<Page>;
  /** An empty PostgreSQL server. Default: SQLite, in files. */
  database?: FaultDatabase;
  /** Called once for each distinct error line of the portal's log. */
  onError?: (line: string) => void;
}

/** Concurrent worlds that share the portal and the API server. */
export interface RunningWorlds {
  worlds: World[];
  stop(): Promise<void>;
}

/**
 * Starts a portal with a fault proxy in front of the Kubernetes plugin and, for
 * each world, one in front of the API server. Waits until every world has been
 * read once.
 */
export async function startWorlds(
  options: StartWorldsOptions,
): Promise<RunningWorlds> {
  const started: Array<() => Promise<unknown>> = [];
  const stop = async () => {
    for (let end = started.pop(); end; end = started.pop()) {
      await end();
    }
  };
  try {
    const worlds = await start(options, end => started.push(end));
    await Promise.all(worlds.map(world => world.begin()));
    return { worlds, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Proxy and faults of a world, before the portal is started. */
interface Lane {
  name: string;
  proxy: FaultProxy;
  api: FaultSet;
  plugin: FaultSet;
}

/**
 * @param onStarted - Receives the function that stops a part, once it is
 * started
 */
async function start(
  options: StartWorldsOptions,
  onStarted: (end: () => Promise<unknown>) => void,
): Promise<World[]> {
  const { cluster, database, openPage } = options;
  const folder = await mkdtemp(join(tmpdir(), 'eco-faults-'));
  onStarted(() => rm(folder, { recursive: true, force: true }));
  const authority = await Authority.create('fault report');
  const caFile = join(folder, 'ca.crt');
  await writeFile(caFile, authority.cert);

  const lanes: Lane[] = [];
  for (let at = 1; at <= options.count; at++) {
    const lane = await startLane(`faulty-${at}`, cluster, authority);
    onStarted(() => lane.proxy.stop());
    lanes.push(lane);
  }
  const [port] = await findFreePorts(1);
  const plugin = await FaultProxy.start({
    target: { url: `http://127.0.0.1:${port}` },
    faults: lanes.map(lane => lane.plugin),
  });
  onStarted(() => plugin.stop());

  const databases = await databasesIn(folder, database);
  const portal = new TestPortal({
    folder,
    port,
    clusters: lanes.map(({ name, proxy }) => ({
      name,
      title: name,
      url: `https://127.0.0.1:${proxy.port}`,
      caFile,
      token: cluster.token,
    })),
    kubernetesUrl: `http://127.0.0.1:${plugin.port}`,
    database: databases.portal,
    onError: options.onError ?? (() => {}),
  });
  onStarted(() => portal.stop());
  await portal.start();
  const store = knexFactory(databases.store);
  onStarted(() => store.destroy());
  const parts = { cluster, authority, portal, store, database };
  return Promise.all(
    lanes.map(
      async lane => new World({ ...parts, ...lane, page: await openPage?.() }),
    ),
  );
}

async function startLane(
  name: string,
  { controlPlane }: FaultCluster,
  authority: Authority,
): Promise<Lane> {
  const { url, caFile } = controlPlane;
  const api = new FaultSet();
  const proxy = await FaultProxy.start({
    target: { url, ca: await readFile(caFile, 'utf8') },
    tls: await authority.issue(PROXY_SUBJECT),
    faults: [api],
  });
  return { name, proxy, api, plugin: new FaultSet() };
}

/**
 * Returns the portal's database configuration, and how to open Eco's database.
 */
async function databasesIn(
  folder: string,
  server: FaultDatabase | undefined,
): Promise<{ portal: object; store: Knex.Config }> {
  if (server) {
    return {
      portal: { client: 'pg', connection: server.countedConnection },
      store: {
        client: 'pg',
        connection: { ...server.connection, database: 'backstage_plugin_eco' },
      },
    };
  }
  const directory = join(folder, 'database');
  await mkdir(directory);
  return {
    portal: { client: 'better-sqlite3', connection: { directory } },
    store: {
      client: 'better-sqlite3',
      connection: { filename: join(directory, 'eco.sqlite') },
      useNullAsDefault: true,
    },
  };
}
