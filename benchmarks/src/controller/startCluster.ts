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
/** Each takes 1000 pods; 600 Databases of up to three servers have 1100. */
const NODES = 2;
const READY_TIMEOUT_MS = 60_000;
const ASK_EVERY_MS = 200;

/** A control plane on which the controller can be started. */
export interface ControllerCluster {
  controlPlane: ControlPlane;
  /** The controller's own account. */
  kubeconfig: string;
  /** The same, as the audit log has it. */
  username: string;
  stop(): Promise<void>;
}

/**
 * Starts a control plane with what the controller's manifests install, its
 * Deployment apart, and with two operators that are played, each in a process
 * and under an account of its own.
 *
 * @param policies - what changes on admission what the controller makes
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

/** An operator is chosen by whether its Deployment has a ready replica. */
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
    await setTimeout(ASK_EVERY_MS);
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
