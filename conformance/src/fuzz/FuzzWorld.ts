import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  ControlPlane,
  installManifests,
  startControlPlane,
} from 'control-plane';

const FOOTPRINTS = join(
  dirname(require.resolve('demo/package.json')),
  'footprints/demo-dev',
);
const DATABASE_CRD = join(
  dirname(require.resolve('database-operator/package.json')),
  'deploy/crd.yaml',
);

/**
 * What the doors are tested on: a real API server with the footprints of tools.
 */
export interface FuzzWorld {
  controlPlane: ControlPlane;
  /** Temporary folder, removed with the world. */
  folder: string;
  stop(): Promise<void>;
}

/** Starts a world without controllers, so that nothing changes by itself. */
export async function startFuzzWorld(): Promise<FuzzWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'eco-fuzz-'));
  const controlPlane = await startControlPlane({ name: 'fuzz' });
  const stop = async () => {
    await controlPlane.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { client } = controlPlane;
    const { refused } = await installManifests(client, {
      folder: FOOTPRINTS,
      files: [DATABASE_CRD],
    });
    if (refused.length > 0) {
      throw new Error(`${refused[0].object}: ${refused[0].reason}`);
    }
    return { controlPlane, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
