import {
  ContainerFacts,
  ObjectFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedMap,
  boundedObjects,
  boundedText,
  containerSettings,
  objectIn,
  PodContext,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { conditionStatus } from './conditionStatus';
import { KindSource } from './KindSource';
import { containerPorts } from './ports';
import { resourceAmounts } from './resourceAmounts';

/** Facts that are used of workloads that run until deleted. */
const LONG_RUNNING_USES = {
  detection: ['containers', 'podLabels', 'serviceAccount', 'desired', 'ready'],
  operators: ['containers', 'podLabels', 'serviceAccount', 'desired', 'ready'],
  findings: ['containers', 'podLabels', 'desired', 'ready'],
  summaries: ['containers', 'desired'],
} as const satisfies KindSource<'deployments'>['uses'];

/** Facts that are used of workloads that replace their pods on a change. */
const REPLACED_USES = {
  ...LONG_RUNNING_USES,
  operators: [...LONG_RUNNING_USES.operators, 'strategy'],
} as const satisfies KindSource<'deployments'>['uses'];

/** Facts that are used of workloads that run to completion. */
const BATCH_USES = {
  detection: ['containers', 'podLabels', 'serviceAccount'],
  findings: ['containers'],
} as const satisfies KindSource<'jobs'>['uses'];

/** Deployments, from the `apps` group. */
export const deployments: KindSource<'deployments'> = {
  part: 'deployments',
  group: 'apps',
  versions: ['v1'],
  resource: 'deployments',
  kind: 'Deployment',
  uses: REPLACED_USES,
  toFacts: (raw, common) => ({
    ...toReplicated(raw, common),
    strategy: typeIn(raw, 'strategy'),
  }),
};

/** StatefulSets, from the `apps` group. */
export const statefulSets: KindSource<'statefulSets'> = {
  part: 'statefulSets',
  group: 'apps',
  versions: ['v1'],
  resource: 'statefulsets',
  kind: 'StatefulSet',
  uses: REPLACED_USES,
  toFacts: (raw, common) => ({
    ...toReplicated(raw, common),
    strategy: typeIn(raw, 'updateStrategy'),
  }),
};

/** DaemonSets, from the `apps` group. */
export const daemonSets: KindSource<'daemonSets'> = {
  part: 'daemonSets',
  group: 'apps',
  versions: ['v1'],
  resource: 'daemonsets',
  kind: 'DaemonSet',
  uses: REPLACED_USES,
  toFacts: (raw, common) => ({
    ...toWorkload(common, podTemplate(raw)),
    desired: toCount(objectIn(raw, 'status').desiredNumberScheduled, 0),
    ready: toCount(objectIn(raw, 'status').numberReady, 0),
    strategy: typeIn(raw, 'updateStrategy'),
  }),
};

/** Jobs, from the `batch` group. */
export const jobs: KindSource<'jobs'> = {
  part: 'jobs',
  group: 'batch',
  versions: ['v1'],
  resource: 'jobs',
  kind: 'Job',
  uses: BATCH_USES,
  toFacts: (raw, common) => toWorkload(common, podTemplate(raw)),
};

/** CronJobs, from the `batch` group. */
export const cronJobs: KindSource<'cronJobs'> = {
  part: 'cronJobs',
  group: 'batch',
  versions: ['v1', 'v1beta1'],
  resource: 'cronjobs',
  kind: 'CronJob',
  uses: BATCH_USES,
  toFacts: (raw, common) =>
    toWorkload(
      common,
      podTemplate(objectIn(objectIn(raw, 'spec'), 'jobTemplate')),
    ),
};

/** ReplicaSets that no Deployment created, from the `apps` group. */
export const replicaSets: KindSource<'replicaSets'> = {
  part: 'replicaSets',
  group: 'apps',
  versions: ['v1'],
  resource: 'replicasets',
  kind: 'ReplicaSet',
  selector: { label: '!pod-template-hash' },
  uses: {
    detection: [
      'containers',
      'podLabels',
      'serviceAccount',
      'desired',
      'ready',
    ],
    operators: [
      'containers',
      'podLabels',
      'serviceAccount',
      'desired',
      'ready',
    ],
    summaries: ['containers', 'desired'],
  },
  toFacts: toReplicated,
};

/** Pods that no other workload created. */
export const pods: KindSource<'pods'> = {
  part: 'pods',
  group: '',
  versions: ['v1'],
  resource: 'pods',
  kind: 'Pod',
  selector: {
    label:
      '!pod-template-hash,!controller-revision-hash,!job-name,!batch.kubernetes.io/job-name',
  },
  uses: {
    detection: ['containers', 'serviceAccount', 'ready'],
    operators: ['serviceAccount'],
    findings: ['containers', 'phase', 'ready', 'node'],
    summaries: ['containers', 'phase'],
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    return {
      ...common,
      containers: containersOf(raw, common.namespace),
      serviceAccount: boundedText(spec.serviceAccountName),
      phase: boundedText(objectIn(raw, 'status').phase),
      ready: conditionStatus(raw, 'Ready') === 'True',
      node: boundedText(spec.nodeName),
    };
  },
};

/** Extracts what Deployments, StatefulSets and ReplicaSets have in common. */
function toReplicated(raw: RawObject, common: ObjectFacts): WorkloadFacts {
  return {
    ...toWorkload(common, podTemplate(raw)),
    desired: toCount(objectIn(raw, 'spec').replicas, 1),
    ready: toCount(objectIn(raw, 'status').readyReplicas, 0),
  };
}

/** Returns the type of a strategy, in a field of the spec. */
function typeIn(raw: RawObject, field: string): string | undefined {
  return boundedText(objectIn(objectIn(raw, 'spec'), field).type);
}

function podTemplate(owner: RawObject): RawObject {
  return objectIn(objectIn(owner, 'spec'), 'template');
}

/** Extracts what all workloads have in common. */
function toWorkload(common: ObjectFacts, template: RawObject): WorkloadFacts {
  return {
    ...common,
    containers: containersOf(template, common.namespace),
    podLabels: boundedMap(objectIn(template, 'metadata').labels),
    serviceAccount: boundedText(objectIn(template, 'spec').serviceAccountName),
  };
}

/**
 * @param pod - a Pod, or a pod template
 * @param namespace - where it runs
 */
function containersOf(
  pod: RawObject,
  namespace: string | undefined,
): ContainerFacts[] {
  const { initContainers, containers } = objectIn(pod, 'spec');
  const context = {
    namespace,
    annotations: objectIn(objectIn(pod, 'metadata'), 'annotations'),
  };
  return [
    ...toContainers(initContainers, { init: true, context }),
    ...toContainers(containers, { init: false, context }),
  ];
}

/**
 * Leaves out environment values, commands and arguments, except allowed
 * settings: they may hold a secret.
 */
function toContainers(
  value: unknown,
  options: { init: boolean; context: PodContext },
): ContainerFacts[] {
  const { init, context } = options;
  return boundedObjects(value).map(container => {
    const resources = objectIn(container, 'resources');
    return {
      name: boundedText(container.name) ?? '',
      image: boundedText(container.image) ?? '',
      init,
      requests: resourceAmounts(resources.requests),
      limits: resourceAmounts(resources.limits),
      ports: containerPorts(container.ports),
      settings: containerSettings(container, context),
    };
  });
}

/** Reads a count that the server omits if it has the default value. */
function toCount(value: unknown, byDefault: number): number {
  return typeof value === 'number' ? value : byDefault;
}
