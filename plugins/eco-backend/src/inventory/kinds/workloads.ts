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
} from '../boundedText';
import { KindSource } from './KindSource';

/** Deployments, from the `apps` group. */
export const deployments: KindSource<'deployments'> = {
  part: 'deployments',
  group: 'apps',
  versions: ['v1'],
  resource: 'deployments',
  kind: 'Deployment',
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
  toFacts: deployments.toFacts,
};

/** DaemonSets, from the `apps` group. */
export const daemonSets: KindSource<'daemonSets'> = {
  part: 'daemonSets',
  group: 'apps',
  versions: ['v1'],
  resource: 'daemonsets',
  kind: 'DaemonSet',
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
  toFacts: (raw, common) => toWorkload(raw, common, podTemplate(raw)),
};

/** CronJobs, from the `batch` group. */
export const cronJobs: KindSource<'cronJobs'> = {
  part: 'cronJobs',
  group: 'batch',
  versions: ['v1', 'v1beta1'],
  resource: 'cronjobs',
  kind: 'CronJob',
  toFacts: (raw, common) =>
    toWorkload(
      raw,
      common,
      podTemplate(objectIn(objectIn(raw, 'spec'), 'jobTemplate')),
    ),
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
    containers: [
      ...toContainers(podSpec.initContainers, true),
      ...toContainers(podSpec.containers, false),
    ],
    podLabels: boundedMap(objectIn(template, 'metadata').labels),
    serviceAccount: boundedText(podSpec.serviceAccountName),
    owned: owners.some(owner => owner.kind !== common.kind),
  };
}

function toContainers(value: unknown, init: boolean): ContainerFacts[] {
  return boundedObjects(value).map(container => ({
    name: boundedText(container.name) ?? '',
    image: boundedText(container.image) ?? '',
    init,
  }));
}

/** A count that a server leaves out where it is the default. */
function toCount(value: unknown, byDefault: number): number {
  return typeof value === 'number' ? value : byDefault;
}
