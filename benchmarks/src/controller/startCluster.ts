import {
  ControlPlane,
  installManifests,
  KubernetesObject,
  startControlPlane,
  writeKubeconfig,
} from 'control-plane';
import {
  installSimulatedOperator,
  SimulatedOperatorName,
  startSimulatedOperator,
} from 'demo';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { OPERATOR_PACKAGE } from './buildOperator';
import { GROUPS } from './databases';

const ACCOUNT = { namespace: 'database-operator', name: 'database-operator' };
const SIMULATED: SimulatedOperatorName[] = [
  'cloudnative-pg',
  'mariadb-operator',
];
/** A node holds 1000 pods; 600 Databases with up to three servers need 1100. */
const NODES = 2;
const READY_TIMEOUT_MS = 60_000;
const POLL_INTERVAL_MS = 200;

/** A control plane on which the controller can be started. */
export interface ControllerCluster {
  controlPlane: ControlPlane;
  /** Kubeconfig file of the controller's own account. */
  kubeconfig: string;
  /** Name of that account in the audit log. */
  username: string;
  stop(): Promise<void>;
}

/**
 * Starts a control plane with the controller's manifests installed, except its
 * Deployment. Two simulated operators run on it, each in its own process and
 * with its own account.
 *
 * @param policies - Admission policies to create
 */
export async function startCluster(
  name: string,
  policies: KubernetesObject[],
): Promise<ControllerCluster> {
  const controlPlane = await startControlPlane({
    name,
    size: 'full',
    nodes: NODES,
    auditLog: true,
  });
  const stops: (() => Promise<void>)[] = [() => controlPlane.stop()];
  const stop = async () => {
    for (const end of stops.reverse()) {
      await end();
    }
  };
  try {
    const { client } = controlPlane;
    await install(controlPlane);
    for (const operator of SIMULATED) {
      await installSimulatedOperator(
        client,
        operator,
        process.env.ECO_MANIFESTS,
      );
      const simulation = await startSimulatedOperator(controlPlane, operator);
      stops.push(() => simulation.stop());
    }
    for (const policy of policies) {
      await client.create(policy);
    }
    await untilDeploymentsReady(controlPlane);
    return {
      controlPlane,
      kubeconfig: await writeOperatorKubeconfig(controlPlane),
      username: `system:serviceaccount:${ACCOUNT.namespace}:${ACCOUNT.name}`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function install({ client }: ControlPlane): Promise<void> {
  const files = ['crd.yaml', 'namespace.yaml', 'rbac.yaml', 'adoption.yaml'];
  const { refused } = await installManifests(client, {
    files: files.map(file => join(OPERATOR_PACKAGE, 'deploy', file)),
    objects: GROUPS.map(({ namespace }) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    })),
  });
  if (refused.length > 0) {
    throw new Error(`${refused[0].object} was refused: ${refused[0].reason}`);
  }
}

/**
 * Waits for the operators' Deployments: the controller chooses an operator by
 * its ready replicas.
 */
async function untilDeploymentsReady({ client }: ControlPlane): Promise<void> {
  const end = Date.now() + READY_TIMEOUT_MS;
  const kind = { apiVersion: 'apps/v1', kind: 'Deployment' };
  for (;;) {
    const all = await client.list(kind);
    if (all.every(({ status }) => status?.readyReplicas)) {
      return;
    }
    if (Date.now() > end) {
      throw new Error('the operators do not become ready');
    }
    await setTimeout(POLL_INTERVAL_MS);
  }
}

async function writeOperatorKubeconfig(
  controlPlane: ControlPlane,
): Promise<string> {
  const { url, caData, directory } = controlPlane;
  const file = join(directory, 'operator.kubeconfig');
  await writeKubeconfig(file, {
    name: 'operator',
    url,
    ca: Buffer.from(caData, 'base64').toString(),
    user: { token: await controlPlane.token(ACCOUNT.namespace, ACCOUNT.name) },
    namespace: ACCOUNT.namespace,
  });
  return file;
}
