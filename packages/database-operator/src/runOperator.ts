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

/**
 * Runs one process of the operator until the signal aborts: waits for the lease,
 * works while it holds it, and gives it up at the end. When the lease is lost
 * all work ends and all that was known is forgotten before it waits again.
 *
 * @throws Error where the credentials or the address cannot be used
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
    while (!stop.aborted) {
      log('info', 'waiting for the lease', { identity, namespace });
      await election.acquire(stop);
      const { watchSeconds, progressSeconds } = options;
      const { operatorNamespaces, parameters } = options;
      controller = stop.aborted
        ? undefined
        : new Controller({
            ...{ client, identity, log, metrics },
            ...{ watchSeconds, progressSeconds },
            ...{ operatorNamespaces, parameters },
          });
      if (controller) {
        log('info', 'leading', { identity });
        await lead(controller, election, stop);
      }
      controller = undefined;
    }
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
): Promise<void> {
  const end = new AbortController();
  const work = controller.run(AbortSignal.any([stop, end.signal]));
  const ending = await election.hold(stop);
  end.abort();
  await work;
  if (ending === 'stopped') {
    await election.release();
  }
}
