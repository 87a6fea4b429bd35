import { rm } from 'fs/promises';
import { dirname, normalize } from 'path';
import { KubernetesClient } from '../client/KubernetesClient';
import { KubernetesObject } from '../client/objects';

/**
 * Folder of the controller manager's provisioner, which is not configurable.
 */
const PROVISIONER_FOLDER = '/tmp/hostpath_pv';

/** Removes the folders of this cluster's own volumes, and no others. */
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
 * Returns the folder that the provisioner created for a volume.
 *
 * @returns undefined for any other volume, because a manifest may name any path
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
