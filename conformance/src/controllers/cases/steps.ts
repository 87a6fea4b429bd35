import {
  installManifests,
  KubernetesClient,
  KubernetesObject,
  ObjectReference,
} from 'control-plane';
import { poll } from '../../faults/world/poll';

const WITHIN_MS = 300_000;

/** A finalizer that nobody removes. */
export const FINALIZER = 'conformance.eco.invalid/hold';

/** @throws an Error with what the API server refused */
export async function install(
  client: KubernetesClient,
  objects: KubernetesObject[],
): Promise<void> {
  const { refused } = await installManifests(client, { objects });
  if (refused.length > 0) {
    throw new Error(`${refused[0].object}: ${refused[0].reason}`);
  }
}

/** Waits until objects of a kind exist and all are done. */
export async function awaitAll(
  client: KubernetesClient,
  kind: { apiVersion: string; kind: string },
  isDone: (object: KubernetesObject) => boolean,
): Promise<void> {
  await poll(
    async () => {
      const objects = await client.list(kind);
      return objects.length > 0 && objects.every(isDone);
    },
    { what: `the status of each ${kind.kind}`, withinMs: WITHIN_MS },
  );
}

/** Deletes an object while a finalizer blocks the deletion of its child. */
export async function deleteWhileHeld(
  client: KubernetesClient,
  deleted: ObjectReference,
  held: ObjectReference,
): Promise<void> {
  await client.patch(held, { metadata: { finalizers: [FINALIZER] } });
  await client.delete(deleted);
  await poll(async () => (await client.get(held)).metadata.deletionTimestamp, {
    what: `the deletion of ${held.kind} ${held.name}`,
    withinMs: WITHIN_MS,
  });
}

/** Whether an object has conditions of these types, and all are true. */
export function isTrue(
  { status }: KubernetesObject,
  ...types: string[]
): boolean {
  const conditions: Array<{ type: string; status: string }> =
    status?.conditions ?? [];
  return types.every(type =>
    conditions.some(each => each.type === type && each.status === 'True'),
  );
}
