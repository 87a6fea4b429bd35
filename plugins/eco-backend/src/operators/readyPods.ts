import { ObservedFact } from '@backstage-eco/plugin-eco-common';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { observedFact } from './observedFact';

/**
 * Returns the ready and desired pods of a workload, with the fields as
 * evidence.
 */
export function readyPods(workload: WorkloadFacts): {
  ready: number;
  desired: number;
  evidence: ObservedFact[];
} {
  const { kind, desired = 0, ready = 0 } = workload;
  const [wantedField, readyField] =
    kind === 'DaemonSet'
      ? ['status.desiredNumberScheduled', 'status.numberReady']
      : ['spec.replicas', 'status.readyReplicas'];
  return {
    ready,
    desired,
    evidence: [
      observedFact(workload, readyField, ready),
      observedFact(workload, wantedField, desired),
    ],
  };
}
