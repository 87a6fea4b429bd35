import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ensureAppBuild } from './appBuild';
import { backendReady, startBackend } from './backend';
import { NodeChild } from './childProcess';
import { ClusterSource, PortalCluster } from './clusters';
import { clustersRead } from './firstRead';
import { ROOT, stateFolder } from './folders';
import { portalConfig, writePrivateConfig } from './generatedConfig';
import { StartOptions } from './options';
import { phase, print } from './progress';

/**
 * Only an unhealthy cluster takes this long; a large one is read in seconds.
 */
const FIRST_READ_WITHIN_MS = 60_000;

/** A running portal. */
export interface Portal {
  /** Address to open; its key lets a browser sign in. */
  address: string;
  /** Exit code of the backend, once it ends. */
  exited: Promise<number>;
  /** See {@link ClusterSource.afterwards}. */
  afterwards?: () => Promise<unknown>;
}

/**
 * Starts clusters and portal, in parallel where possible.
 *
 * @param options - `startClusters`: called at once; `onStarted`: called with
 *   each part to stop later, as soon as it runs, in order of start
 * @throws StartFailure with the problem
 */
export async function startPortal(options: {
  start: StartOptions;
  startClusters: (signal: AbortSignal) => Promise<ClusterSource>;
  onStarted: (part: { stop(): Promise<void> }) => void;
  signal: AbortSignal;
}): Promise<Portal> {
  const { signal, onStarted } = options;
  const { port } = options.start;
  const state = stateFolder(port);
  const source = await prepare(options, state);
  const { clusters, configs, filled, afterwards } = source;

  const baseUrl = `http://localhost:${port}`;
  const key = randomBytes(24).toString('base64url');
  const log = join(state, 'backend.log');
  const backend = await runBackend({
    state,
    log,
    port,
    clusters,
    configs,
    key,
  });
  onStarted(backend);
  const ready = phase('Starting the portal', () =>
    backendReady(backend, { baseUrl, log, signal }),
  );
  // The backend starts while the clusters are still being populated.
  const [, again] = await Promise.all([
    ready,
    filled && filled.then(() => true),
  ]);
  await phase('Reading the clusters', async () => {
    const names = clusters.map(({ name }) => name);
    const pending = await clustersRead({
      baseUrl,
      clusters: names,
      signIn: {
        ...source.signIn,
        headers: { ...source.signIn.headers, 'x-portal-key': key },
      },
      again,
      withinMs: FIRST_READ_WITHIN_MS,
      signal,
    });
    for (const name of pending) {
      print(`! ${name} has not been read yet; the page will show when it is.`);
    }
  });
  print(`The portal's log: ${log}`);
  // A fragment stays in the browser, so no log and no other site sees it.
  const address = `${baseUrl}/#key=${key}`;
  return { address, exited: backend.exited, afterwards };
}

/**
 * Builds the pages and starts the clusters; if one fails, the other is aborted.
 */
async function prepare(
  options: Parameters<typeof startPortal>[0],
  state: string,
): Promise<ClusterSource> {
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const built = phase('Building the pages', () =>
    ensureAppBuild({ log: join(state, 'build.log'), signal }),
  );
  const source = options.startClusters(signal).then(started => {
    options.onStarted(started);
    return started;
  });
  try {
    const [clusters] = await Promise.all([source, built]);
    return clusters;
  } catch (error) {
    failed.abort();
    await Promise.allSettled([source, built]);
    throw error;
  }
}

async function runBackend(options: {
  state: string;
  log: string;
  port: number;
  clusters: PortalCluster[];
  configs: string[];
  key: string;
}): Promise<NodeChild> {
  const generated = join(options.state, 'app-config.yaml');
  await writePrivateConfig(generated, portalConfig(options));
  return startBackend({
    configs: [join(ROOT, 'app-config.yaml'), ...options.configs, generated],
    log: options.log,
    onError: line => print(`! ${line}`),
  });
}
