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

/** Whom a certificate of a proxy is for. */
export const PROXY_SUBJECT = {
  commonName: 'fault proxy',
  addresses: { ips: ['127.0.0.1'], names: ['localhost'] },
};

/** What worlds are started with. */
export interface StartWorldsOptions {
  cluster: FaultCluster;
  /** How many: the portal reads the one cluster by as many names. */
  count: number;
  /** Opens a page of a browser; left out, no page is read. */
  openPage?: () => Promise<Page>;
  /** An empty PostgreSQL server. Default: SQLite, in files. */
  database?: FaultDatabase;
  /** Gets each different error line of the portal's log once. */
  onError?: (line: string) => void;
}

/** Worlds side by side, which share the portal and the API server. */
export interface RunningWorlds {
  worlds: World[];
  stop(): Promise<void>;
}

/**
 * Starts a portal with a fault proxy before the Kubernetes plugin and, for each
 * world, one before the API server, and waits until all has been read once.
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

/** What a world strikes at, before there is a portal. */
interface Lane {
  name: string;
  proxy: FaultProxy;
  api: FaultSet;
  plugin: FaultSet;
}

/** @param onStarted - gets what ends a part, as soon as there is one */
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

/** What the portal is told of its database, and how Eco's part of it is opened. */
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
