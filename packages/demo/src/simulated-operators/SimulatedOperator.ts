import { setTimeout } from 'timers/promises';
import {
  KubernetesClient,
  KubernetesError,
  KubernetesObject,
} from 'control-plane';

const POLL_MS = 300;
const WATCH_SECONDS = 1;

/** A running simulated operator. */
export interface RunningSimulation {
  /** Stops after the current pass. */
  stop(): Promise<void>;
}

/** Reconciler of a simulated operator for one kind. */
export interface Simulation {
  apiVersion: string;
  kind: string;
  /**
   * Kind of the objects it also reads, and the label with the name of their
   * owner.
   */
  dependents?: { apiVersion: string; kind: string; nameLabel: string };
  /**
   * Moves the cluster one step towards the object's spec, and writes the
   * status.
   */
  reconcile(input: SimulationInput): Promise<void>;
  /**
   * Cleans up for an object that is being deleted, and removes the operator's
   * finalizer.
   */
  finalize?(input: SimulationInput): Promise<void>;
  /** Cleans up after an object is deleted; receives its last state. */
  afterwards?(input: Omit<SimulationInput, 'dependents'>): Promise<void>;
}

/** Input of one reconcile step. */
export interface SimulationInput {
  client: KubernetesClient;
  object: KubernetesObject;
  dependents: KubernetesObject[];
}

/**
 * Runs a simulated operator, which reconciles all objects of its kinds in a
 * loop. Retries after refusals of the API server, and waits for kinds that are
 * not served yet.
 */
export function runSimulation(
  client: KubernetesClient,
  ...simulations: Simulation[]
): RunningSimulation {
  const abort = new AbortController();
  const repeat = async (work: () => Promise<void>) => {
    while (!abort.signal.aborted) {
      await tolerant(work);
      // It rejects only when aborted.
      await setTimeout(POLL_MS, undefined, { signal: abort.signal }).catch(
        () => {},
      );
    }
  };
  const ended = Promise.all(
    simulations.flatMap(simulation => [
      repeat(() => pass(client, simulation)),
      simulation.afterwards &&
        repeat(() => followDeletions(client, simulation, abort.signal)),
    ]),
  );
  return {
    stop: async () => {
      abort.abort();
      await ended;
    },
  };
}

async function pass(
  client: KubernetesClient,
  simulation: Simulation,
): Promise<void> {
  const { apiVersion, kind, dependents, reconcile, finalize } = simulation;
  const { nameLabel = '' } = dependents ?? {};
  const found = dependents
    ? await client.list({ ...dependents, labelSelector: nameLabel })
    : [];
  for (const object of await client.list({ apiVersion, kind })) {
    const { name, namespace, deletionTimestamp } = object.metadata;
    const work = deletionTimestamp ? finalize : reconcile;
    const own = found.filter(
      ({ metadata }) =>
        metadata.namespace === namespace &&
        metadata.labels?.[nameLabel] === name,
    );
    await tolerant(async () => work?.({ client, object, dependents: own }));
  }
}

/**
 * Watches for deletions, which contain the last state of the object, like a
 * real operator.
 */
async function followDeletions(
  client: KubernetesClient,
  { apiVersion, kind, afterwards }: Simulation,
  signal: AbortSignal,
): Promise<void> {
  const { base, resource } = await client.mapping(apiVersion, kind);
  const path = `${base}/${resource}`;
  const { metadata } = JSON.parse(await client.getText(`${path}?limit=1`));
  let position: string = metadata.resourceVersion;
  while (!signal.aborted) {
    const answer = await client.getText(
      `${path}?watch=1&timeoutSeconds=${WATCH_SECONDS}&resourceVersion=${position}`,
    );
    for (const line of answer.split('\n').filter(Boolean)) {
      const { type, object } = JSON.parse(line);
      if (type === 'ERROR') {
        return;
      }
      position = object.metadata.resourceVersion;
      if (type === 'DELETED') {
        await tolerant(async () => afterwards?.({ client, object }));
      }
    }
  }
}

async function tolerant(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isPassing =
      error instanceof KubernetesError ||
      (error instanceof Error && 'code' in error);
    if (!isPassing) {
      throw error;
    }
  }
}
