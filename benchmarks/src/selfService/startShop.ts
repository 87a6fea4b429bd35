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

/** Namespace in which databases are allowed. */
export const NAMESPACE = 'shop';

/** Username of Eco's account in the audit log. */
export const WRITER = 'system:serviceaccount:eco-system:eco-writer';

/** Lets Oracle's operator keep the Secrets of kept volumes. */
const KEPT_SECRETS_ROLE = join(
  OPERATOR_PACKAGE,
  'deploy/rbac-kept-secrets.yaml',
);
const WRITER_ROLE = join(dirname(READER_ROLE), 'eco-databases.yaml');

/** A cluster in which people may create databases. */
export interface Shop {
  controlPlane: ControlPlane;
  /**
   * The cluster as configured for the portal, with the rights of Eco's shipped
   * roles.
   */
  cluster: PortalCluster;
  /**
   * Stops the Database controller; {@link startController} starts another one.
   */
  stopController(): Promise<void>;
  startController(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a control plane with the real Database controller, an account with
 * Eco's own roles, and simulated operators.
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
