import { dirname, join } from 'node:path';
import {
  ControlPlane,
  createReader,
  installManifests,
  startControlPlane,
} from 'control-plane';
import { createRoles } from './createRoles';
import { fixture } from './fixture';
import {
  awaitMetrics,
  MetricsServer,
  startMetricsServer,
} from './startMetricsServer';

const RBAC = join(
  dirname(require.resolve('@backstage-eco/plugin-eco-backend/package.json')),
  'rbac',
);

/** ClusterRole of the reader. */
export const CLUSTER_ROLE = join(RBAC, 'eco-reader.yaml');

const FOOTPRINTS = join(
  dirname(require.resolve('demo/package.json')),
  'footprints',
);

/** A control plane with the footprints of tools, and a token to read it. */
export interface FaultCluster {
  controlPlane: ControlPlane;
  /** Token of a ServiceAccount with the shipped ClusterRoles. */
  token: string;
  metrics: MetricsServer;
  stop(): Promise<void>;
}

/**
 * Starts a real API server with the footprints of one of the demo's clusters.
 * No controller runs, so only the cases change it.
 */
export async function startFaultCluster(options: {
  footprints: 'demo-dev' | 'demo-prod';
  /** Number of Roles in addition to those of the footprints. Default: none. */
  roles?: number;
}): Promise<FaultCluster> {
  const { footprints, roles = 0 } = options;
  const controlPlane = await startControlPlane({ name: footprints });
  try {
    const { client } = controlPlane;
    for (const manifests of [
      { folder: join(FOOTPRINTS, footprints) },
      { objects: fixture() },
    ]) {
      const { refused } = await installManifests(client, manifests);
      if (refused.length > 0) {
        throw new Error(`${refused[0].object}: ${refused[0].reason}`);
      }
    }
    await createRoles(client, roles);
    const metrics = await startMetricsServer(client);
    await awaitMetrics(client, 'Current');
    const { token } = await createReader(controlPlane, {
      clusterRoleFiles: [CLUSTER_ROLE, join(RBAC, 'eco-ingresses.yaml')],
    });
    return {
      controlPlane,
      token,
      metrics,
      async stop() {
        await metrics.close();
        await controlPlane.stop();
      },
    };
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}
