import { PrometheusOperator } from 'demo-cluster';
import {
  ExpectedOperator,
  JudgedCrd,
  judgeControllers,
} from './judgeControllers';
import { readAsEco } from './readAsEco';
import { readUnchanged } from './readUnchanged';
import { runPrometheusOperator } from './runPrometheusOperator';

const PROMETHEUS_OPERATOR: ExpectedOperator = {
  workload: 'Deployment default/prometheus-operator',
  group: 'monitoring.coreos.com',
  manager: 'PrometheusOperator',
};

/** What came of real controllers. */
export interface ControllersReport {
  crds: JudgedCrd[];
  /** What is shown that is not there. */
  problems: string[];
}

/** Lets the real Prometheus Operator reconcile, and compares what Eco says of it. */
export async function runControllers(
  operator: PrometheusOperator,
): Promise<ControllersReport> {
  const { controlPlane, stop } = await runPrometheusOperator(operator);
  try {
    const { listed, reading } = await readUnchanged(controlPlane.client, () =>
      readAsEco(controlPlane),
    );
    return judgeControllers({
      inventory: reading,
      listed,
      expected: PROMETHEUS_OPERATOR,
    });
  } finally {
    await stop();
  }
}
