import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  ReadInventoryOptions,
  readInventory,
  sampleCustomResources,
} from '@backstage-eco/plugin-eco-backend/assessment';
import {
  ClusterAccess,
  CustomResourceSample,
  Inventory,
} from '@backstage-eco/plugin-eco-node';
import {
  ControlPlane,
  KubernetesObject,
  RefusedObject,
  createReader,
  installManifests,
} from 'demo-cluster';
import { ControlPlaneAccess } from '../clusters/ControlPlaneAccess';

/** What the reader may: that of the backend, custom resources included. */
const READER_ROLES = ['eco-reader.yaml', 'eco-sampler.yaml'].map(file =>
  join(
    dirname(require.resolve('@backstage-eco/plugin-eco-backend/package.json')),
    'rbac',
    file,
  ),
);

const ATTEMPTS = 10;
const PAUSE_MS = 500;

/**
 * Installs objects into a control plane and reads it as the backend does.
 *
 * @param options - `crds`: full names of those whose custom resources are sampled
 * @throws an Error where the API server does not answer at all
 */
export async function installAndRead(options: {
  controlPlane: ControlPlane;
  objects: KubernetesObject[];
  crds: readonly string[];
}): Promise<{ inventory: Inventory; refused: RefusedObject[] }> {
  const { controlPlane, objects, crds } = options;
  const { token } = await createReader(controlPlane, {
    name: 'eco-reader',
    clusterRoleFiles: READER_ROLES,
  });
  const { refused } = await installManifests(controlPlane.client, { objects });
  const access = new ControlPlaneAccess(controlPlane, token);
  try {
    const { inventory, outcome } = await readAsGranted({
      access,
      cluster: controlPlane.name,
    });
    // `partial` is an answer: a corpus can bring an APIService without a server.
    if (outcome.status !== 'ok' && outcome.status !== 'partial') {
      throw new Error(`read as ${outcome.status}: ${outcome.reason}`);
    }
    const samples = await sample(inventory, crds, access);
    return { inventory: { ...inventory, samples }, refused };
  } finally {
    access.close();
  }
}

/** An API server takes a moment to know what a new account may do. */
async function readAsGranted(options: ReadInventoryOptions) {
  for (let attempt = 1; ; attempt++) {
    const reading = await readInventory(options);
    if (reading.outcome.status !== 'forbidden' || attempt === ATTEMPTS) {
      return reading;
    }
    await setTimeout(PAUSE_MS);
  }
}

async function sample(
  { cluster, parts }: Inventory,
  names: readonly string[],
  access: ClusterAccess,
): Promise<CustomResourceSample[]> {
  const crds = parts.crds.state === 'read' ? parts.crds.items : [];
  const samples: CustomResourceSample[] = [];
  for (const crd of crds.filter(({ name }) => names.includes(name))) {
    samples.push(await sampleCustomResources({ access, cluster, crd }));
  }
  return samples;
}
