import { randomBytes } from 'crypto';
import { hostname } from 'os';
import { Controller } from './controller/Controller';
import { LeaderElection } from './controller/LeaderElection';
import { ApiClient } from './kubernetes/ApiClient';
import {
  inClusterConnection,
  kubeconfigConnection,
} from './kubernetes/credentials';
import { Options } from './options';
import { Log } from './telemetry/log';
import { Metrics } from './telemetry/Metrics';
import { serveTelemetry } from './telemetry/serveTelemetry';

/** How the process ended: asked to, or because another leads. */
export type Ending = 'stopped' | 'leaseLost';

/**
 * Runs one process of the operator: waits for the lease, works while it holds
 * it, and gives it up at the end. A process that lost the lease must end, for its
 * caches and writes belong to a past leadership.
 *
 * @throws Error where the credentials or the address cannot be used
 */
export async function runOperator(
  options: Options,
  log: Log,
  stop: AbortSignal,
): Promise<Ending> {
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
    log,
  });
  let controller: Controller | undefined;
  metrics.gauge('database_operator_leader', () => [[{}, controller ? 1 : 0]]);
  const server = await serveTelemetry({
    host: options.host,
    port: options.port,
    metrics,
    isReady: () => controller?.isReady ?? true,
  });
  try {
    log('info', 'waiting for the lease', { identity, namespace });
    await election.acquire(stop);
    if (stop.aborted) {
      return 'stopped';
    }
    log('info', 'leading', { identity });
    const { watchSeconds } = options;
    controller = new Controller({
      client,
      identity,
      log,
      metrics,
      watchSeconds,
    });
    return await lead(controller, election, stop);
  } finally {
    server.close();
    server.closeAllConnections();
    client.close();
    log('info', 'ended', { identity });
  }
}

async function lead(
  controller: Controller,
  election: LeaderElection,
  stop: AbortSignal,
): Promise<Ending> {
  const end = new AbortController();
  const work = controller.run(AbortSignal.any([stop, end.signal]));
  const ending = await election.hold(stop);
  end.abort();
  if (ending === 'lost') {
    // What is under way is not waited for: another process leads already.
    return 'leaseLost';
  }
  await work;
  await election.release();
  return 'stopped';
}
