import { rm } from 'fs/promises';
import { dirname } from 'path';
import { KubernetesClient } from '../client/KubernetesClient';

/** Where the controller manager's provisioner makes its folders; it is not an option of it. */
const PROVISIONER_FOLDER = '/tmp/hostpath_pv';

/** Removes the folders behind this cluster's own volumes, and no others. */
export async function removeHostPathVolumes(
  client: KubernetesClient,
): Promise<void> {
  const volumes = await client.list({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
  });
  for (const volume of volumes) {
    const path: unknown = volume.spec?.hostPath?.path;
    if (typeof path === 'string' && dirname(path) === PROVISIONER_FOLDER) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
