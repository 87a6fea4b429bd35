import { setTimeout as sleep } from 'timers/promises';
import { KubernetesClient } from '../client/KubernetesClient';
import { KubernetesError } from '../client/KubernetesError';
import { KubernetesObject } from '../client/objects';

const TIMEOUT_MS = 60_000;
const POLL_INTERVAL_MS = 100;
/**
 * Interval to read the CRD itself, which can be large, for the reason it is not
 * served.
 */
const REASON_INTERVAL_MS = 2000;

/**
 * Waits until the kind of a CRD is served.
 *
 * @returns undefined, or the reason why the API server does not serve it
 */
export async function waitForCrd(
  client: KubernetesClient,
  crd: KubernetesObject,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const { group, names, versions = [] } = crd.spec;
  const served = versions.find((version: any) => version.served);
  if (!served) {
    return undefined;
  }
  const started = Date.now();
  let reasonReadAt = started;
  while (Date.now() - started < TIMEOUT_MS) {
    signal?.throwIfAborted();
    if (await isServed(client, `${group}/${served.name}`, names.kind)) {
      return undefined;
    }
    if (Date.now() - reasonReadAt > REASON_INTERVAL_MS) {
      reasonReadAt = Date.now();
      const refusal = await findRefusal(client, crd.metadata.name);
      if (refusal) {
        return refusal;
      }
    }
    await sleep(POLL_INTERVAL_MS);
  }
  return `not served ${TIMEOUT_MS / 1000} s after it was installed`;
}

async function isServed(
  client: KubernetesClient,
  apiVersion: string,
  kind: string,
): Promise<boolean> {
  try {
    await client.mapping(apiVersion, kind);
    return true;
  } catch (error) {
    if (error instanceof KubernetesError && error.status === 404) {
      return false;
    }
    throw error;
  }
}

async function findRefusal(
  client: KubernetesClient,
  name: string,
): Promise<string | undefined> {
  const crd = await client.get({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    name,
  });
  const refused = crd.status?.conditions?.find(
    ({ type, status }: any) => type === 'NamesAccepted' && status === 'False',
  );
  return refused && `not served: ${refused.message}`;
}
