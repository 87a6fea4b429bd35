import { setTimeout as sleep } from 'timers/promises';
import { ControlPlane, KubernetesObject } from 'control-plane';
import { startDatabaseController } from './databaseController';
import { packageFile } from './packageFolders';
import { SimulatedOperatorName } from './simulated-operators/catalogue';
import { startSimulatedOperator } from './simulated-operators/startSimulatedOperator';

const DATABASE = { apiVersion: 'example.com/v1', kind: 'Database' };
/** What the demo does to a Database, once it is Ready. */
const DEMO_ANNOTATION = 'eco.backstage.io/demo';

/** Nobody waits for it; a slow machine takes minutes. */
const READY_TIMEOUT_MS = 600_000;
const ASK_EVERY_MS = 500;

/** How to run the databases of a demo cluster. */
export interface DemoDatabasesOptions {
  controlPlane: ControlPlane;
  /** The operator of its footprints that is played. */
  operator: SimulatedOperatorName;
  signal?: AbortSignal;
}

/** The controller and a played operator, at work. */
export interface DemoDatabases {
  /** Settles when the Databases are Ready, but for those that never can be. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Installs the Database controller in a demo cluster that is filled, runs it
 * beside the cluster, as its ServiceAccount, together with the operator that it
 * hands work to, and makes a few Databases. One of them is Stalled for good;
 * when the others are Ready, one loses what runs it and heals, and one goes.
 *
 * @throws an Error that names what the API server refused
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
  // Whoever waits for it sees the error; nobody has to.
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
    await sleep(ASK_EVERY_MS, undefined, { signal: stopped });
  }
}

async function actOn(
  { client }: ControlPlane,
  { metadata }: KubernetesObject,
): Promise<void> {
  const { name, namespace } = metadata;
  const deed = metadata.annotations?.[DEMO_ANNOTATION];
  if (deed === 'heals') {
    const kind = { apiVersion: 'apps/v1', kind: 'StatefulSet' };
    await client.delete({ ...kind, name, namespace });
  } else if (deed === 'goes') {
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
