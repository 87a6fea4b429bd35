import { setTimeout } from 'timers/promises';
import {
  KubernetesClient,
  KubernetesError,
  KubernetesObject,
} from 'control-plane';

const POLL_MS = 300;
const WATCH_SECONDS = 1;

/** A scripted operator that is at work. */
export interface RunningSimulation {
  /** Ends after what was begun. */
  stop(): Promise<void>;
}

/** What a scripted operator does for the objects of its kind. */
export interface Simulation {
  apiVersion: string;
  kind: string;
  /** What it looks at beside them: a kind, and the label that has the object's name. */
  dependents?: { apiVersion: string; kind: string; nameLabel: string };
  /** Brings the world one step nearer to the object's spec, and writes its status. */
  reconcile(input: SimulationInput): Promise<void>;
  /** Cleans up for an object that is going; takes the operator's own finalizer off. */
  finalize?(input: SimulationInput): Promise<void>;
  /** Cleans up after an object that is gone; it comes as it was at last. */
  afterwards?(input: Omit<SimulationInput, 'dependents'>): Promise<void>;
}

/** What one step works on. */
export interface SimulationInput {
  client: KubernetesClient;
  object: KubernetesObject;
  dependents: KubernetesObject[];
}

/**
 * Runs a scripted operator: every object of its kinds, again and again. What the
 * API server refuses is tried again; what is not served yet is waited for.
 */
export function runSimulation(
  client: KubernetesClient,
  ...simulations: Simulation[]
): RunningSimulation {
  const abort = new AbortController();
  const repeat = async (work: () => Promise<void>) => {
    while (!abort.signal.aborted) {
      await tolerant(work);
      // Its one rejection is the abort.
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

/** What is deleted is told by a watch with its last state, as a real operator sees it. */
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
