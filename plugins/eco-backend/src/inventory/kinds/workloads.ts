import {
  ContainerFacts,
  ObjectFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedMap,
  boundedObjects,
  boundedText,
  objectIn,
  RawObject,
} from '../facts/boundedText';
import { conditionStatus } from './conditionStatus';
import { KindSource } from './KindSource';
import { resourceAmounts } from './resourceAmounts';

/** Those that stay. */
const STANDING_USES = {
  detection: [
    'containers',
    'podLabels',
    'serviceAccount',
    'owned',
    'desired',
    'ready',
  ],
  operators: ['containers', 'podLabels', 'serviceAccount', 'desired', 'ready'],
  findings: ['containers', 'podLabels', 'desired', 'ready'],
} as const satisfies KindSource<'deployments'>['uses'];

/** Those that end. */
const PASSING_USES = {
  detection: ['containers', 'podLabels', 'serviceAccount', 'owned'],
  findings: ['containers'],
} as const satisfies KindSource<'jobs'>['uses'];

/** Deployments, from the `apps` group. */
export const deployments: KindSource<'deployments'> = {
  part: 'deployments',
  group: 'apps',
  versions: ['v1'],
  resource: 'deployments',
  kind: 'Deployment',
  uses: STANDING_USES,
  toFacts: (raw, common) => ({
    ...toWorkload(raw, common, podTemplate(raw)),
    desired: toCount(objectIn(raw, 'spec').replicas, 1),
    ready: toCount(objectIn(raw, 'status').readyReplicas, 0),
  }),
};

/** StatefulSets, from the `apps` group. */
export const statefulSets: KindSource<'statefulSets'> = {
  part: 'statefulSets',
  group: 'apps',
  versions: ['v1'],
  resource: 'statefulsets',
  kind: 'StatefulSet',
  uses: STANDING_USES,
  toFacts: deployments.toFacts,
};

/** DaemonSets, from the `apps` group. */
export const daemonSets: KindSource<'daemonSets'> = {
  part: 'daemonSets',
  group: 'apps',
  versions: ['v1'],
  resource: 'daemonsets',
  kind: 'DaemonSet',
  uses: STANDING_USES,
  toFacts: (raw, common) => ({
    ...toWorkload(raw, common, podTemplate(raw)),
    desired: toCount(objectIn(raw, 'status').desiredNumberScheduled, 0),
    ready: toCount(objectIn(raw, 'status').numberReady, 0),
  }),
};

/** Jobs, from the `batch` group. */
export const jobs: KindSource<'jobs'> = {
  part: 'jobs',
  group: 'batch',
  versions: ['v1'],
  resource: 'jobs',
  kind: 'Job',
  uses: PASSING_USES,
  toFacts: (raw, common) => toWorkload(raw, common, podTemplate(raw)),
};

/** CronJobs, from the `batch` group. */
export const cronJobs: KindSource<'cronJobs'> = {
  part: 'cronJobs',
  group: 'batch',
  versions: ['v1', 'v1beta1'],
  resource: 'cronjobs',
  kind: 'CronJob',
  uses: PASSING_USES,
  toFacts: (raw, common) =>
    toWorkload(
      raw,
      common,
      podTemplate(objectIn(objectIn(raw, 'spec'), 'jobTemplate')),
    ),
};

/** ReplicaSets that no Deployment made, from the `apps` group. */
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
      'owned',
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
  },
  toFacts: deployments.toFacts,
};

/** Pods that none of the other workloads made. */
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
  },
  toFacts: (raw, common) => {
    const spec = objectIn(raw, 'spec');
    return {
      ...common,
      containers: containersOf(spec),
      serviceAccount: boundedText(spec.serviceAccountName),
      phase: boundedText(objectIn(raw, 'status').phase),
      ready: conditionStatus(raw, 'Ready') === 'True',
      node: boundedText(spec.nodeName),
    };
  },
};

function podTemplate(owner: RawObject): RawObject {
  return objectIn(objectIn(owner, 'spec'), 'template');
}

/**
 * What all workloads have. Environment values, commands and arguments stay
 * behind: they may hold a secret.
 */
function toWorkload(
  raw: RawObject,
  common: ObjectFacts,
  template: RawObject,
): WorkloadFacts {
  const podSpec = objectIn(template, 'spec');
  const owners = boundedObjects(objectIn(raw, 'metadata').ownerReferences);
  return {
    ...common,
    containers: containersOf(podSpec),
    podLabels: boundedMap(objectIn(template, 'metadata').labels),
    serviceAccount: boundedText(podSpec.serviceAccountName),
    owned: owners.some(owner => owner.kind !== common.kind),
  };
}

function containersOf(podSpec: RawObject): ContainerFacts[] {
  return [
    ...toContainers(podSpec.initContainers, true),
    ...toContainers(podSpec.containers, false),
  ];
}

function toContainers(value: unknown, init: boolean): ContainerFacts[] {
  return boundedObjects(value).map(container => {
    const resources = objectIn(container, 'resources');
    return {
      name: boundedText(container.name) ?? '',
      image: boundedText(container.image) ?? '',
      init,
      requests: resourceAmounts(resources.requests),
      limits: resourceAmounts(resources.limits),
    };
  });
}

/** A count that a server leaves out where it is the default. */
function toCount(value: unknown, byDefault: number): number {
  return typeof value === 'number' ? value : byDefault;
}
