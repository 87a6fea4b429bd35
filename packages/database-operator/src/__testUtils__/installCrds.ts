import { setTimeout } from 'timers/promises';
import { ApiClient } from '../kubernetes/ApiClient';
import { ApiError } from '../kubernetes/ApiError';
import { fieldAt, KubernetesObject, listAt } from '../kubernetes/objects';

const PATH = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const POLL_MS = 100;

/** Installs CRDs and waits until each of them is served. */
export async function installCrds(
  client: ApiClient,
  crds: KubernetesObject[],
): Promise<void> {
  for (const crd of crds) {
    await client.request({ method: 'POST', path: PATH, body: crd });
  }
  for (const { spec } of crds) {
    const [version] = listAt(spec, 'versions');
    const group = `${spec?.group}/${fieldAt(version, 'name')}`;
    await servedAt(
      client,
      `/apis/${group}/${fieldAt(spec, 'names', 'plural')}`,
    );
  }
}

/**
 * Waits until a list succeeds, as a CRD is Established shortly before it is
 * served.
 */
async function servedAt(client: ApiClient, path: string): Promise<void> {
  for (;;) {
    try {
      await client.request({ path, query: { limit: 1 } });
      return;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      await setTimeout(POLL_MS);
    }
  }
}
