import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { Inventory, ObjectFacts } from '@backstage-eco/plugin-eco-node';
import {
  ControlPlane,
  createReader,
  KubernetesObject,
  PolicyRule,
  startControlPlane,
} from 'control-plane';
import { ListedKind } from '../kinds';
import { ReadInventoryOptions } from '../InventoryReading';
import { readInventory } from '../readInventory';
import { directAccess, DirectAccess } from './directAccess';

/** A real API server, and access to it. */
export interface RealCluster {
  controlPlane: ControlPlane;
  access: DirectAccess;
  stop(): Promise<void>;
}

/**
 * Starts a real API server with an account that has the shipped ClusterRoles.
 */
export async function startCluster(): Promise<RealCluster> {
  const controlPlane = await startControlPlane({ name: 'inventory' });
  const file = (name: string) =>
    resolvePackagePath(
      '@backstage-eco/plugin-eco-backend',
      `rbac/${name}.yaml`,
    );
  const { token } = await createReader(controlPlane, {
    clusterRoleFiles: [
      file('eco-reader'),
      file('eco-sampler'),
      file('eco-ingresses'),
    ],
  });
  const access = await directAccess({ ...controlPlane, token });
  return {
    controlPlane,
    access,
    async stop() {
      access.close();
      await controlPlane.stop();
    },
  };
}

/**
 * Creates objects one after the other, waiting until their kinds are served.
 */
export async function apply(
  { controlPlane }: RealCluster,
  objects: KubernetesObject[],
): Promise<void> {
  for (const object of objects) {
    await untilServed(() => controlPlane.client.serverSideApply(object));
  }
}

async function untilServed<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 40) {
        throw error;
      }
      await sleep(250);
    }
  }
}

/** Returns the names of the known objects of a kind. */
export function namesIn(
  { inventory }: { inventory: Inventory },
  kind: ListedKind,
): string[] {
  const part = inventory.parts[kind];
  const items: ObjectFacts[] = 'items' in part ? part.items : [];
  return items.map(({ name }) => name);
}

/** Returns an access for an account with exactly these rules. */
export async function accessWith(
  { controlPlane }: RealCluster,
  name: string,
  rules: PolicyRule[],
): Promise<DirectAccess> {
  const { token } = await createReader(controlPlane, { name, rules });
  return directAccess({ ...controlPlane, token });
}

/** Result of a read, and the paths it requested. */
export type Cycle = Awaited<ReturnType<typeof cycle>>;

/**
 * Reads a cluster again. The previous inventory takes a JSON round trip, as in
 * the store.
 */
export async function cycle(
  access: DirectAccess,
  before?: { inventory: unknown; state: unknown },
  options: Partial<ReadInventoryOptions> = {},
) {
  access.taken();
  const { inventory: previous, state } = JSON.parse(
    JSON.stringify(before ?? {}),
  );
  const reading = await readInventory({
    access,
    cluster: 'real',
    previous,
    state,
    ...options,
  });
  const answers = access.taken();
  return {
    ...reading,
    previous: previous as typeof reading.inventory | undefined,
    paths: answers.map(({ path }) => path),
    bytes: answers.reduce((sum, answer) => sum + answer.bytes, 0),
  };
}
