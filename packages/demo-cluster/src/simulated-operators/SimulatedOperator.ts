import { setTimeout } from 'timers/promises';
import { KubernetesClient } from '../client/KubernetesClient';
import { KubernetesError } from '../client/KubernetesError';
import { KubernetesObject } from '../client/objects';

/** On everything that a simulated operator makes: nothing runs behind it. */
const SIMULATED_ANNOTATION = 'eco.backstage.io/simulated-operator';

const POLL_MS = 300;

/** A scripted operator that is at work. */
export interface RunningSimulation {
  /** Ends after what was begun. */
  stop(): Promise<void>;
}

/** What a scripted operator does for one object of its kind. */
export interface Simulation {
  apiVersion: string;
  kind: string;
  /** Brings the world one step nearer to the object's spec, and writes its status. */
  reconcile(client: KubernetesClient, object: KubernetesObject): Promise<void>;
}

/**
 * Runs a scripted operator: every object of its kind, again and again. What the
 * API server refuses is tried again; what is not served yet is waited for.
 */
export function runSimulation(
  client: KubernetesClient,
  simulation: Simulation,
): RunningSimulation {
  const abort = new AbortController();
  const loop = async () => {
    while (!abort.signal.aborted) {
      await pass(client, simulation);
      // Its one rejection is the abort.
      await setTimeout(POLL_MS, undefined, { signal: abort.signal }).catch(
        () => {},
      );
    }
  };
  const ended = loop();
  return {
    stop: () => {
      abort.abort();
      return ended;
    },
  };
}

async function pass(
  client: KubernetesClient,
  simulation: Simulation,
): Promise<void> {
  const { apiVersion, kind } = simulation;
  await tolerant(async () => {
    for (const object of await client.list({ apiVersion, kind })) {
      if (!object.metadata.deletionTimestamp) {
        await tolerant(() => simulation.reconcile(client, object));
      }
    }
  });
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

/** Makes an object; one that is there already stays as it is. */
export async function ensure(
  client: KubernetesClient,
  object: KubernetesObject,
): Promise<void> {
  try {
    await client.create(object);
  } catch (error) {
    if (!(error instanceof KubernetesError && error.status === 409)) {
      throw error;
    }
  }
}

/** Metadata of a dependent: owned by the object, as a controller's own are. */
export function ownedBy(
  owner: KubernetesObject,
  name: string,
  labels: Record<string, string>,
) {
  return {
    name,
    namespace: owner.metadata.namespace,
    labels,
    annotations: { [SIMULATED_ANNOTATION]: 'true' } as Record<string, string>,
    ownerReferences: [ownerReference(owner)],
  };
}

/** The controller reference that controller-runtime sets. */
export function ownerReference({
  apiVersion,
  kind,
  metadata,
}: KubernetesObject) {
  const { name, uid } = metadata;
  return {
    apiVersion,
    kind,
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** Writes a status where it says something new. */
export async function writeStatus(
  client: KubernetesClient,
  object: KubernetesObject,
  status: Record<string, unknown>,
): Promise<void> {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace } = metadata;
  const last: Record<string, unknown> = object.status ?? {};
  const changes = Object.entries(status).filter(
    ([field, value]) => JSON.stringify(last[field]) !== JSON.stringify(value),
  );
  if (changes.length > 0) {
    await client.patchStatus(
      { apiVersion, kind, name, namespace },
      Object.fromEntries(changes),
    );
  }
}

/** A Ready condition, dated anew only where its status changed. */
export function readyCondition(
  object: KubernetesObject,
  said: { status: 'True' | 'False'; reason: string; message: string },
) {
  const conditions: {
    type: string;
    status: string;
    lastTransitionTime: string;
  }[] = object.status?.conditions ?? [];
  const last = conditions.find(({ type }) => type === 'Ready');
  return {
    lastTransitionTime:
      last?.status === said.status
        ? last.lastTransitionTime
        : new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    message: said.message,
    reason: said.reason,
    status: said.status,
    type: 'Ready',
  };
}

/** Whether kwok says that a pod is ready. */
export function isReady(pod: KubernetesObject): boolean {
  const conditions: { type: string; status: string }[] =
    pod.status?.conditions ?? [];
  return conditions.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
}
