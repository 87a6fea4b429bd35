import { setTimeout } from 'node:timers/promises';
import {
  readClusterVersion,
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
  ControlPlaneAccess,
  KubernetesObject,
  RefusedObject,
  createReader,
  installManifests,
} from 'control-plane';
import { SHIPPED_ROLES } from '../clusters/shippedRoles';

const ATTEMPTS = 10;
const PAUSE_MS = 500;
const SAMPLES = 3;
/**
 * More than a second: the timestamps of field managers are in whole seconds.
 */
const BETWEEN_SAMPLES_MS = 1_100;

/**
 * Installs objects into a control plane and reads it as the backend does.
 *
 * @param options - `crds`: full names of the CRDs whose custom resources are
 * sampled
 * @throws if the API server does not answer
 */
export async function installAndRead(options: {
  controlPlane: ControlPlane;
  objects: KubernetesObject[];
  crds: readonly string[] | 'all';
}): Promise<{ inventory: Inventory; refused: RefusedObject[] }> {
  const { client } = options.controlPlane;
  const { refused } = await installManifests(client, options);
  return { inventory: await readControlPlane(options), refused };
}

/**
 * Reads a control plane as the backend does in its first cycle.
 *
 * @param options - `crds`: see {@link installAndRead}
 * @throws if the API server does not answer
 */
export async function readControlPlane(options: {
  controlPlane: ControlPlane;
  crds: readonly string[] | 'all';
}): Promise<Inventory> {
  const { controlPlane, crds } = options;
  const { token } = await createReader(controlPlane, {
    name: 'eco-reader',
    clusterRoleFiles: SHIPPED_ROLES,
  });
  const access = new ControlPlaneAccess(controlPlane, token);
  const cluster = controlPlane.name;
  try {
    const { inventory, outcome } = await readAsGranted({ access, cluster });
    // `partial` is fine: a corpus may register an APIService without a server.
    if (outcome.status !== 'ok' && outcome.status !== 'partial') {
      throw new Error(`read as ${outcome.status}: ${outcome.reason}`);
    }
    return {
      ...inventory,
      kubernetesVersion: await readClusterVersion({ access, cluster }),
      samples: await sample(inventory, crds, access),
    };
  } finally {
    access.close();
  }
}

/**
 * Retries while forbidden: an API server needs a moment to apply a new
 * account's roles.
 */
async function readAsGranted(options: ReadInventoryOptions) {
  for (let attempt = 1; ; attempt++) {
    const reading = await readInventory(options);
    if (reading.outcome.status !== 'forbidden' || attempt === ATTEMPTS) {
      return reading;
    }
    await setTimeout(PAUSE_MS);
  }
}

/**
 * Samples custom resources as the backend does over several cycles. CRDs with
 * recent writes are sampled twice more, to show which managers write
 * repeatedly.
 */
async function sample(
  { cluster, parts }: Inventory,
  names: readonly string[] | 'all',
  access: ClusterAccess,
): Promise<CustomResourceSample[]> {
  const crds = parts.crds.state === 'read' ? parts.crds.items : [];
  const samples = new Map<string, CustomResourceSample>();
  let sampled =
    names === 'all' ? crds : crds.filter(({ name }) => names.includes(name));
  for (let round = 1; round <= SAMPLES && sampled.length > 0; round++) {
    for (const crd of sampled) {
      const previous = samples.get(crd.name);
      samples.set(
        crd.name,
        await sampleCustomResources({ access, cluster, crd, previous }),
      );
    }
    sampled = sampled.filter(({ name }) => samples.get(name)?.recentWrites);
    if (sampled.length > 0 && round < SAMPLES) {
      await setTimeout(BETWEEN_SAMPLES_MS);
    }
  }
  return [...samples.values()];
}
