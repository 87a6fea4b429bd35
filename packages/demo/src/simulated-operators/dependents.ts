import {
  KubernetesClient,
  KubernetesError,
  KubernetesObject,
} from 'control-plane';

/**
 * Annotation on everything that a simulated operator creates: nothing runs
 * behind it.
 */
const SIMULATED_ANNOTATION = 'eco.backstage.io/simulated-operator';

/** Creates an object. Leaves an existing object as it is. */
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

/** Deletes an object, if it exists. */
export async function remove(
  client: KubernetesClient,
  { apiVersion, kind, metadata }: KubernetesObject,
): Promise<void> {
  const { name, namespace } = metadata;
  try {
    await client.delete({ apiVersion, kind, name, namespace });
  } catch (error) {
    if (!(error instanceof KubernetesError && error.status === 404)) {
      throw error;
    }
  }
}

/**
 * Returns metadata for an object that a simulated operator creates for another.
 */
export function madeFor(
  object: KubernetesObject,
  name: string,
  labels: Record<string, string>,
) {
  return {
    name,
    namespace: object.metadata.namespace,
    labels,
    annotations: { [SIMULATED_ANNOTATION]: 'true' } as Record<string, string>,
  };
}

/** Returns metadata for a dependent, with the object as its owner. */
export function ownedBy(
  owner: KubernetesObject,
  name: string,
  labels: Record<string, string>,
) {
  return {
    ...madeFor(owner, name, labels),
    ownerReferences: [ownerReference(owner)],
  };
}

/** Returns the controller reference that controller-runtime sets. */
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

/** Writes the fields of a status that have changed. */
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

/**
 * Returns a Ready condition; its transition time changes only with its status.
 */
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

/** Whether kwok has marked a pod as ready. */
export function isReady(pod: KubernetesObject): boolean {
  const conditions: { type: string; status: string }[] =
    pod.status?.conditions ?? [];
  return conditions.some(
    ({ type, status }) => type === 'Ready' && status === 'True',
  );
}
