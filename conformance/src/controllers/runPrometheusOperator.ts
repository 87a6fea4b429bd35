import {
  ControlPlane,
  installManifests,
  KubernetesClient,
  PrometheusOperator,
  startControlPlane,
  startPrometheusOperator,
} from 'demo-cluster';
import { poll } from '../faults/world/poll';
import {
  DELETED,
  FINALIZER,
  NAMESPACE,
  prometheusObjects,
  RECONCILED_KINDS,
} from './prometheusObjects';

/** With it the operator writes the status of ServiceMonitors, and a finalizer. */
const ARGS = ['--feature-gates=StatusForConfigurationResources=true'];
const WITHIN_MS = 300_000;

const STATEFUL_SET = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  namespace: NAMESPACE,
  name: `alertmanager-${DELETED}`,
};

/**
 * Starts a control plane in which the real Prometheus Operator has reconciled an
 * object of each of its kinds; one of them is gone already, and a finalizer holds
 * what it owned.
 *
 * @throws an Error that shows the end of the operator's log
 */
export async function runPrometheusOperator(
  operator: PrometheusOperator,
): Promise<{ controlPlane: ControlPlane; stop(): Promise<void> }> {
  const controlPlane = await startControlPlane({
    name: 'controllers',
    size: 'full',
  });
  const { client } = controlPlane;
  try {
    const running = await startPrometheusOperator(controlPlane, {
      operator,
      args: ARGS,
    });
    try {
      const objects = prometheusObjects();
      const { refused } = await installManifests(client, { objects });
      if (refused.length > 0) {
        throw new Error(`${refused[0].object}: ${refused[0].reason}`);
      }
      await awaitReconciled(client);
      await deleteWithFinalizer(client);
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${running.logTail()}`, {
        cause: error,
      });
    }
    return {
      controlPlane,
      async stop() {
        await running.stop();
        await controlPlane.stop();
      },
    };
  } catch (error) {
    await controlPlane.stop();
    throw error;
  }
}

async function awaitReconciled(client: KubernetesClient): Promise<void> {
  await poll(
    async () => {
      const lists = await Promise.all(
        RECONCILED_KINDS.map(kind => client.list(kind)),
      );
      return lists.every(
        list =>
          list.length > 0 &&
          list.every(({ status }) => isTrue(status, 'Reconciled', 'Available')),
      );
    },
    { what: 'the status of what is reconciled', withinMs: WITHIN_MS },
  );
  await poll(
    async () => {
      const [{ status }] = await client.list({
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
      });
      return status?.bindings?.length > 0;
    },
    { what: 'the status of a ServiceMonitor', withinMs: WITHIN_MS },
  );
}

function isTrue(
  status: { conditions?: Array<{ type: string; status: string }> } = {},
  ...types: string[]
): boolean {
  return types.every(type =>
    status.conditions?.some(
      each => each.type === type && each.status === 'True',
    ),
  );
}

async function deleteWithFinalizer(client: KubernetesClient): Promise<void> {
  await client.patch(STATEFUL_SET, { metadata: { finalizers: [FINALIZER] } });
  await client.delete({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Alertmanager',
    namespace: NAMESPACE,
    name: DELETED,
  });
  await poll(
    async () => (await client.get(STATEFUL_SET)).metadata.deletionTimestamp,
    { what: 'the deletion of what is owned', withinMs: WITHIN_MS },
  );
}
