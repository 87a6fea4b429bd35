import { setTimeout as sleep } from 'timers/promises';
import {
  ControlPlane,
  KubernetesObject,
  readManifestFile,
} from 'control-plane';
import { packageFile } from './packageFolders';

/** By then the user has looked around, and Eco has read the cluster. */
const AFTER_MS = 25_000;

/** A newer image of a tool in a footprint of a demo cluster. */
export interface DemoUpgrade {
  /** Footprint in the cluster's folder. */
  file: string;
  tool: string;
  image: string;
  from: string;
  to: string;
}

/**
 * Upgrades a tool of a demo cluster like a merged pull request would: the same
 * Deployment with a newer image. Simulated, like all pods of the demo.
 *
 * @param options - `onProgress`: called with what was upgraded
 * @throws an Error if the API server refuses it
 */
export async function upgradeInDemo(
  { client, name }: ControlPlane,
  upgrade: DemoUpgrade,
  options: { signal: AbortSignal; onProgress?: (message: string) => void },
): Promise<void> {
  const { signal, onProgress } = options;
  const { file, tool, from, to } = upgrade;
  await sleep(AFTER_MS, undefined, { signal });
  const { documents } = await readManifestFile(
    packageFile(`footprints/${name}/${file}`),
  );
  for (const { object } of documents) {
    const upgraded = withImage(object, upgrade);
    if (upgraded) {
      await client.serverSideApply(upgraded, { signal });
    }
  }
  onProgress?.(`${name}: ${tool} upgraded from ${from} to ${to} (simulated)`);
}

/** @returns undefined if the object does not run the older image */
function withImage(
  object: KubernetesObject,
  { image, from, to }: DemoUpgrade,
): KubernetesObject | undefined {
  const containers: { image: string }[] =
    object.spec?.template?.spec?.containers ?? [];
  const older = `${image}:${from}`;
  if (!containers.some(container => container.image === older)) {
    return undefined;
  }
  const upgraded = structuredClone(object);
  for (const container of upgraded.spec.template.spec.containers) {
    if (container.image === older) {
      container.image = `${image}:${to}`;
    }
  }
  return upgraded;
}
