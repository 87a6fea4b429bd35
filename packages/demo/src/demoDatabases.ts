import { setTimeout as sleep } from 'timers/promises';
import { ControlPlane, KubernetesObject } from 'control-plane';
import { startDatabaseController } from './databaseController';
import { packageFile } from './packageFolders';
import { SimulatedOperatorName } from './simulated-operators/catalogue';
import { startSimulatedOperator } from './simulated-operators/startSimulatedOperator';

const DATABASE = { apiVersion: 'example.com/v1', kind: 'Database' };
/** Annotation with what the demo does to a Database once it is Ready. */
const DEMO_ANNOTATION = 'eco.backstage.io/demo';

/** Nothing is blocked by it, and a slow machine takes minutes. */
const READY_TIMEOUT_MS = 600_000;
const POLL_INTERVAL_MS = 500;

/** Options of a demo cluster's databases. */
export interface DemoDatabasesOptions {
  controlPlane: ControlPlane;
  /** Operator of its footprints to simulate. */
  operator: SimulatedOperatorName;
  signal?: AbortSignal;
}

/** The running controller and a simulated operator. */
export interface DemoDatabases {
  /**
   * Resolves when the Databases are Ready, except for those that never can be.
   */
  ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Runs the Database controller in a filled demo cluster, together with the
 * simulated operator that it delegates to, and creates a few Databases. The
 * controller runs outside the cluster, with its ServiceAccount. One Database is
 * permanently Stalled. Once the others are Ready, one loses its StatefulSet and
 * is repaired, and one is deleted.
 *
 * @throws an Error with what the API server refused
 */
export async function startDemoDatabases(
  options: DemoDatabasesOptions,
): Promise<DemoDatabases> {
  const { controlPlane, operator, signal } = options;
  const controller = await startDatabaseController(controlPlane, {
    files: [packageFile(`databases/${controlPlane.name}.yaml`)],
    signal,
  });
  const simulation = await startSimulatedOperator(controlPlane, operator);
  const processes = [controller, simulation];
  const ended = new AbortController();
  const ready = act(options, ended.signal);
  // Callers who await it see the error; awaiting is optional.
  ready.catch(() => {});
  return {
    ready,
    stop: async () => {
      ended.abort(new Error('the databases were stopped'));
      await Promise.allSettled([ready]);
      await Promise.all(processes.map(process => process.stop()));
    },
  };
}

async function act(
  { controlPlane, signal }: DemoDatabasesOptions,
  ended: AbortSignal,
): Promise<void> {
  const { client, name } = controlPlane;
  const stopped = signal ? AbortSignal.any([signal, ended]) : ended;
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    stopped.throwIfAborted();
    const databases = await client.list(DATABASE);
    const waiting = databases.filter(one => !isTrue(one, 'Ready', 'Stalled'));
    if (waiting.length === 0) {
      await Promise.all(databases.map(one => actOn(controlPlane, one)));
      return;
    }
    if (Date.now() > deadline) {
      const names = waiting.map(({ metadata }) => metadata.name).join(', ');
      throw new Error(`${name}: databases that are not Ready: ${names}`);
    }
    await sleep(POLL_INTERVAL_MS, undefined, { signal: stopped });
  }
}

async function actOn(
  { client }: ControlPlane,
  { metadata }: KubernetesObject,
): Promise<void> {
  const { name, namespace } = metadata;
  const action = metadata.annotations?.[DEMO_ANNOTATION];
  if (action === 'heals') {
    const kind = { apiVersion: 'apps/v1', kind: 'StatefulSet' };
    await client.delete({ ...kind, name, namespace });
  } else if (action === 'goes') {
    await client.delete({ ...DATABASE, name, namespace });
  }
}

function isTrue({ status }: KubernetesObject, ...types: string[]): boolean {
  const conditions: { type: string; status: string }[] =
    status?.conditions ?? [];
  return conditions.some(
    condition => types.includes(condition.type) && condition.status === 'True',
  );
}
