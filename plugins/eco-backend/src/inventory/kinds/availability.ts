import {
  boundedText,
  numberIn,
  objectIn,
} from '@backstage-eco/plugin-eco-recognition';
import { KindSource } from './KindSource';
import { labelSelector } from './labelSelector';

/** HorizontalPodAutoscalers. */
export const horizontalPodAutoscalers: KindSource<'horizontalPodAutoscalers'> =
  {
    part: 'horizontalPodAutoscalers',
    group: 'autoscaling',
    versions: ['v2', 'v1'],
    resource: 'horizontalpodautoscalers',
    kind: 'HorizontalPodAutoscaler',
    uses: {
      operators: ['target'],
      findings: [
        'target',
        'minReplicas',
        'maxReplicas',
        'currentReplicas',
        'desiredReplicas',
      ],
    },
    toFacts: (raw, common) => {
      const spec = objectIn(raw, 'spec');
      const target = objectIn(spec, 'scaleTargetRef');
      const status = objectIn(raw, 'status');
      return {
        ...common,
        target: {
          apiVersion: boundedText(target.apiVersion),
          kind: boundedText(target.kind) ?? '',
          name: boundedText(target.name) ?? '',
        },
        minReplicas: numberIn(spec, 'minReplicas') ?? 1,
        maxReplicas: numberIn(spec, 'maxReplicas') ?? 1,
        currentReplicas: numberIn(status, 'currentReplicas'),
        desiredReplicas: numberIn(status, 'desiredReplicas'),
      };
    },
  };

/** PodDisruptionBudgets. */
export const podDisruptionBudgets: KindSource<'podDisruptionBudgets'> = {
  part: 'podDisruptionBudgets',
  group: 'policy',
  versions: ['v1'],
  resource: 'poddisruptionbudgets',
  kind: 'PodDisruptionBudget',
  uses: {
    operators: ['selector'],
    findings: [
      'selector',
      'minAvailable',
      'maxUnavailable',
      'expectedPods',
      'disruptionsAllowed',
    ],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    const status = objectIn(raw, 'status');
    return {
      ...common,
      selector: labelSelector(spec, 'selector'),
      minAvailable: numberOrPercentage(spec.minAvailable),
      maxUnavailable: numberOrPercentage(spec.maxUnavailable),
      expectedPods: numberIn(status, 'expectedPods'),
      disruptionsAllowed: numberIn(status, 'disruptionsAllowed'),
    };
  },
};

/** Returns an `IntOrString` as a string. */
function numberOrPercentage(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : boundedText(value);
}

/**
 * Leases, which tell the current leaders. Node leases are excluded: there is
 * one per node, and Nodes already report readiness.
 */
export const leases: KindSource<'leases'> = {
  part: 'leases',
  group: 'coordination.k8s.io',
  versions: ['v1'],
  resource: 'leases',
  kind: 'Lease',
  selector: { field: 'metadata.namespace!=kube-node-lease' },
  // Each lease is renewed every few seconds, and a watch would send every
  // renewal.
  later: 'list',
  uses: {
    operators: ['holder', 'renewedAt', 'durationSeconds', 'transitions'],
    findings: ['holder', 'renewedAt', 'durationSeconds', 'transitions'],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    return {
      ...common,
      holder: boundedText(spec.holderIdentity),
      durationSeconds: numberIn(spec, 'leaseDurationSeconds'),
      renewedAt: boundedText(spec.renewTime),
      transitions: numberIn(spec, 'leaseTransitions'),
    };
  },
};
