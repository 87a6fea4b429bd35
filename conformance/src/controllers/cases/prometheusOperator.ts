import { ControllerCase } from './ControllerCase';
import {
  DELETED,
  NAMESPACE,
  prometheusObjects,
  RECONCILED_KINDS,
} from './prometheusObjects';
import { awaitAll, deleteWhileHeld, install, isTrue } from './steps';

const V1 = 'monitoring.coreos.com/v1';

/**
 * The Prometheus Operator with an object of each of its kinds. One Alertmanager
 * is deleted, while a finalizer blocks the deletion of its child.
 */
export const prometheusOperator: ControllerCase = {
  operator: 'prometheus-operator',
  // Makes the operator write the status of ServiceMonitors, and a finalizer.
  args: ['--feature-gates=StatusForConfigurationResources=true'],
  expected: {
    workload: 'Deployment default/prometheus-operator',
    groups: ['monitoring.coreos.com'],
    manager: 'PrometheusOperator',
  },

  async reconcile(client) {
    await install(client, prometheusObjects());
    for (const kind of RECONCILED_KINDS) {
      await awaitAll(client, kind, object =>
        isTrue(object, 'Reconciled', 'Available'),
      );
    }
    await awaitAll(
      client,
      { apiVersion: V1, kind: 'ServiceMonitor' },
      ({ status }) => status?.bindings?.length > 0,
    );
    await deleteWhileHeld(
      client,
      {
        apiVersion: V1,
        kind: 'Alertmanager',
        namespace: NAMESPACE,
        name: DELETED,
      },
      {
        apiVersion: 'apps/v1',
        kind: 'StatefulSet',
        namespace: NAMESPACE,
        name: `alertmanager-${DELETED}`,
      },
    );
  },
};
