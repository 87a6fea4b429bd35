import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { Probe, PROBE_SERVICE_ACCOUNT } from './Probe';

const labels = { app: 'eco-bench' };
const selector = { matchLabels: labels };
const imageOf = ({ containers }: Pick<WorkloadFacts, 'containers'>) =>
  containers[0]?.image;

function podSpec(image: string) {
  return {
    containers: [{ name: 'main', image }],
    serviceAccountName: PROBE_SERVICE_ACCOUNT,
    automountServiceAccountToken: false,
    // No scheduler has this name, so the pod stays pending.
    schedulerName: 'eco-bench',
  };
}

const BEFORE = podSpec('registry.example.com/bench:1.0.0');
const AFTER = podSpec('registry.example.com/bench:1.0.1');
const template = { metadata: { labels }, spec: BEFORE };
const changedTemplate = { spec: { template: { spec: AFTER } } };

/** Deployments without pods. */
export const deployments: Probe<'deployments'> = {
  manifest: () => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    spec: { replicas: 0, selector, template },
  }),
  change: changedTemplate,
  kept: imageOf,
};

/** DaemonSets that match no Node. */
export const daemonSets: Probe<'daemonSets'> = {
  manifest: () => ({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    spec: {
      selector,
      template: {
        ...template,
        spec: { ...BEFORE, nodeSelector: { 'eco-bench': 'none' } },
      },
    },
  }),
  change: changedTemplate,
  kept: imageOf,
};

/** StatefulSets without pods. */
export const statefulSets: Probe<'statefulSets'> = {
  manifest: () => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    spec: { replicas: 0, serviceName: 'eco-bench', selector, template },
  }),
  change: changedTemplate,
  kept: imageOf,
};

/** ReplicaSets without pods and without a Deployment. */
export const replicaSets: Probe<'replicaSets'> = {
  manifest: () => ({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    spec: { replicas: 0, selector, template },
  }),
  change: changedTemplate,
  kept: imageOf,
};

const suspended = {
  suspend: true,
  template: { spec: { ...BEFORE, restartPolicy: 'Never' } },
};

/**
 * Suspended Jobs: only before its start may the resources of a Job be changed.
 */
export const jobs: Probe<'jobs'> = {
  manifest: () => ({ apiVersion: 'batch/v1', kind: 'Job', spec: suspended }),
  change: {
    spec: {
      template: {
        spec: {
          containers: [
            {
              ...BEFORE.containers[0],
              resources: { requests: { cpu: '20m' } },
            },
          ],
        },
      },
    },
  },
  kept: ({ containers }) => containers[0]?.requests?.cpu,
};

/** Suspended CronJobs. */
export const cronJobs: Probe<'cronJobs'> = {
  manifest: () => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    spec: {
      schedule: '0 0 1 1 *',
      suspend: true,
      jobTemplate: { spec: suspended },
    },
  }),
  change: { spec: { jobTemplate: changedTemplate } },
  kept: imageOf,
};

/** Pods without an owner, which stay pending. */
export const pods: Probe<'pods'> = {
  manifest: () => ({ apiVersion: 'v1', kind: 'Pod', spec: BEFORE }),
  change: { spec: { containers: AFTER.containers } },
  kept: imageOf,
};

/** Autoscalers of a missing Deployment. */
export const horizontalPodAutoscalers: Probe<'horizontalPodAutoscalers'> = {
  manifest: () => ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    spec: {
      maxReplicas: 3,
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'not-there',
      },
    },
  }),
  change: { spec: { maxReplicas: 4 } },
  kept: ({ maxReplicas }) => maxReplicas,
};

/** PodDisruptionBudgets that match no pods. */
export const podDisruptionBudgets: Probe<'podDisruptionBudgets'> = {
  manifest: () => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    spec: { minAvailable: 1, selector: { matchLabels: { app: 'not-there' } } },
  }),
  change: { spec: { minAvailable: 2 } },
  kept: ({ minAvailable }) => minAvailable,
};
