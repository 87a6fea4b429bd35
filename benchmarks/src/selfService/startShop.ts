import { dirname, join } from 'node:path';
import { ControlPlane, createReader, startControlPlane } from 'control-plane';
import {
  installSimulatedOperator,
  SimulatedOperatorName,
  startDatabaseController,
  startSimulatedOperator,
} from 'demo';
import { READER_ROLE } from '../clusters/shippedRoles';
import { OPERATOR_PACKAGE } from '../controller/buildOperator';
import { PortalCluster } from '../portal/startPortal';

/** The namespace in which databases can be had. */
export const NAMESPACE = 'shop';

/** Eco's account in the cluster, as the audit log has it. */
export const WRITER = 'system:serviceaccount:eco-system:eco-writer';

/** With it Oracle's operator leaves the Secrets of kept volumes. */
const KEPT_SECRETS_ROLE = join(
  OPERATOR_PACKAGE,
  'deploy/rbac-kept-secrets.yaml',
);
const WRITER_ROLE = join(dirname(READER_ROLE), 'eco-databases.yaml');

/** A cluster in which people may have databases. */
export interface Shop {
  controlPlane: ControlPlane;
  /** As the portal is told of it, with the rights that Eco ships. */
  cluster: PortalCluster;
  /** Ends the Database controller; another one begins by {@link startController}. */
  stopController(): Promise<void>;
  startController(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a control plane with the real Database controller, an account that may read
 * and write what Eco's own roles say, and operators that are played.
 */
export async function startShop(
  options: { operators?: SimulatedOperatorName[]; nodes?: number } = {},
): Promise<Shop> {
  const { operators = [], nodes } = options;
  const controlPlane = await startControlPlane({
    name: 'shop',
    size: 'full',
    auditLog: true,
    nodes,
  });
  const stops: (() => Promise<void>)[] = [() => controlPlane.stop()];
  const stop = async () => {
    for (const end of stops.reverse()) {
      await end();
    }
  };
  try {
    const { client, url, caData } = controlPlane;
    for (const operator of operators) {
      await installSimulatedOperator(client, operator);
      const simulation = await startSimulatedOperator(controlPlane, operator);
      stops.push(() => simulation.stop());
    }
    const startController = () =>
      startDatabaseController(controlPlane, { files: [KEPT_SECRETS_ROLE] });
    let controller = await startController();
    stops.push(() => controller.stop());
    await client.serverSideApply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    });
    const { token } = await createReader(controlPlane, {
      name: 'eco-writer',
      clusterRoleFiles: [READER_ROLE, WRITER_ROLE],
    });
    const ca = Buffer.from(caData, 'base64').toString();
    return {
      controlPlane,
      cluster: { name: 'shop', url, ca, token },
      stopController: () => controller.stop(),
      async startController() {
        controller = await startController();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
