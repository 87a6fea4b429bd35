import { rm } from 'fs/promises';
import { dirname, normalize } from 'path';
import { KubernetesClient } from '../client/KubernetesClient';
import { KubernetesObject } from '../client/objects';

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
    const folder = provisionedFolder(volume);
    if (folder) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/**
 * The folder that the provisioner made for a volume.
 *
 * @returns undefined for every other volume: a manifest may name any path
 */
export function provisionedFolder(
  volume: KubernetesObject,
): string | undefined {
  const provisioner =
    volume.metadata.annotations?.['pv.kubernetes.io/provisioned-by'];
  const path: unknown = volume.spec?.hostPath?.path;
  return provisioner === 'kubernetes.io/host-path' &&
    typeof path === 'string' &&
    normalize(path) === path &&
    dirname(path) === PROVISIONER_FOLDER
    ? path
    : undefined;
}
