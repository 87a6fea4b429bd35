import { dirname, join } from 'node:path';
import {
  readInventory,
  sampleCustomResources,
} from '@backstage-eco/plugin-eco-backend/assessment';
import { Inventory } from '@backstage-eco/plugin-eco-node';
import { ControlPlane, ControlPlaneAccess, createReader } from 'control-plane';

const RBAC = join(
  dirname(require.resolve('@backstage-eco/plugin-eco-backend/package.json')),
  'rbac',
);
const ROLES = ['eco-reader.yaml', 'eco-sampler.yaml', 'eco-ingresses.yaml'];

/** Reads a cluster and samples its custom resources, with the shipped roles. */
export async function readAsEco(
  controlPlane: ControlPlane,
): Promise<Inventory> {
  const { name: cluster } = controlPlane;
  const { token } = await createReader(controlPlane, {
    clusterRoleFiles: ROLES.map(file => join(RBAC, file)),
  });
  const access = new ControlPlaneAccess(controlPlane, token);
  try {
    const { inventory, outcome } = await readInventory({ access, cluster });
    const { crds } = inventory.parts;
    if (crds.state !== 'read') {
      throw new Error(`read as ${outcome.status}: ${outcome.reason}`);
    }
    const samples = [];
    for (const crd of crds.items) {
      samples.push(await sampleCustomResources({ access, cluster, crd }));
    }
    return { ...inventory, samples };
  } finally {
    access.close();
  }
}
