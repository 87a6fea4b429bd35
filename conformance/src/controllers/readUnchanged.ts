import { isDeepStrictEqual } from 'node:util';
import { KubernetesClient } from 'control-plane';
import { listCluster, ListedObject } from './listCluster';

const ATTEMPTS = 20;

/**
 * Reads while nothing that is compared changes: lists the cluster before and
 * after, and retries if the lists differ.
 *
 * @throws an Error if it changed during every attempt
 */
export async function readUnchanged<T>(
  client: KubernetesClient,
  read: () => Promise<T>,
): Promise<{ listed: ListedObject[]; reading: T }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const listed = await listCluster(client);
    const reading = await read();
    const after = await listCluster(client);
    if (isDeepStrictEqual(withoutEvents(listed), withoutEvents(after))) {
      return { listed, reading };
    }
  }
  throw new Error(`the cluster changed during each of ${ATTEMPTS} readings`);
}

function withoutEvents(listed: readonly ListedObject[]): ListedObject[] {
  return listed.filter(({ kind }) => kind !== 'Event');
}
