import { randomBytes } from 'crypto';
import { hostname } from 'os';
import { findDeniedReads } from './controller/clusterReads';
import {
  Controller,
  ControllerOptions,
  WORKERS,
} from './controller/Controller';
import { LeaderElection } from './controller/LeaderElection';
import { registerGauges } from './controller/registerGauges';
import { ApiClient } from './kubernetes/ApiClient';
import {
  inClusterConnection,
  kubeconfigConnection,
} from './kubernetes/credentials';
import { Options } from './options';
import { Log } from './telemetry/log';
import { Metrics } from './telemetry/Metrics';
import { serveTelemetry } from './telemetry/serveTelemetry';

/**
 * Runs one operator process until the signal aborts: waits for the lease,
 * reconciles while holding it, and releases it at the end. If the lease is
 * lost, all work stops and all caches are dropped before it waits again.
 *
 * @throws Error if the credentials or the listen address are unusable
 */
export async function runOperator(
  options: Options,
  log: Log,
  stop: AbortSignal,
): Promise<void> {
  const metrics = new Metrics();
  const connection = options.kubeconfig
    ? kubeconfigConnection(options.kubeconfig)
    : inClusterConnection();
  const client = new ApiClient(connection, labels =>
    metrics.count('database_operator_requests_total', labels),
  );
  const identity = `${hostname()}_${randomBytes(4).toString('hex')}`;
  const namespace = options.leaseNamespace ?? client.namespace;
  const election = new LeaderElection({
    client,
    namespace,
    name: options.leaseName,
    identity,
    namespaces: options.namespaces,
    log,
  });
  const controllers: Controller[] = [];
  const common = { client, identity, log, metrics };
  registerGauges(metrics, () => controllers);
  const server = await serveTelemetry({
    host: options.host,
    port: options.port,
    metrics,
    isReady: () => controllers.every(({ isReady }) => isReady),
  });
  try {
    while (!stop.aborted) {
      log('info', 'waiting for the lease', { identity, namespace });
      await election.acquire(stop);
      if (!stop.aborted) {
        log('info', 'leading', {
          identity,
          namespaces: options.namespaces?.join(),
        });
        await lead({ election, stop }, signal =>
          work(options, common, controllers, signal),
        );
      }
    }
  } finally {
    server.close();
    server.closeAllConnections();
    client.close();
    log('info', 'ended', { identity });
  }
}

type Common = Pick<
  ControllerOptions,
  'client' | 'identity' | 'log' | 'metrics'
>;

/**
 * Runs the controllers until the signal aborts.
 *
 * @param running - filled with the controllers while they run
 */
async function work(
  options: Options,
  common: Common,
  running: Controller[],
  signal: AbortSignal,
): Promise<void> {
  running.push(...(await makeControllers(options, common, signal)));
  await Promise.all(running.map(controller => controller.run(signal)));
  running.length = 0;
}

/**
 * Creates one controller for all namespaces, or one per configured namespace.
 */
async function makeControllers(
  options: Options,
  common: Common,
  signal: AbortSignal,
): Promise<Controller[]> {
  const { namespaces, operatorNamespaces } = options;
  const { watchSeconds, progressSeconds, recheckSeconds, parameters } = options;
  const all = {
    ...common,
    watchSeconds,
    progressSeconds,
    recheckSeconds,
    operatorNamespaces,
    parameters,
  };
  if (!namespaces) {
    return [new Controller(all)];
  }
  const denied = await findDeniedReads(common.client, signal);
  common.log('info', 'not read at cluster scope', { ...denied });
  const workers = Math.max(2, Math.floor(WORKERS / namespaces.length));
  return namespaces.map(
    namespace => new Controller({ ...all, namespace, denied, workers }),
  );
}

async function lead(
  { election, stop }: { election: LeaderElection; stop: AbortSignal },
  run: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const end = new AbortController();
  const running = run(AbortSignal.any([stop, end.signal]));
  const ending = await election.hold(stop);
  end.abort();
  await running;
  if (ending === 'stopped') {
    await election.release();
  }
}
