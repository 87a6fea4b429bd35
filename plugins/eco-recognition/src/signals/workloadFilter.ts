import { InventoryKind, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { LONG_RUNNING_WORKLOADS } from '../InventoryIndex';
import {
  KeyValuePattern,
  MatchedKey,
  matchesAny,
  matchKeyValues,
} from '../patterns';
import { WorkloadFilter, WorkloadKind } from './types';

const LONG_RUNNING_KINDS: readonly WorkloadKind[] = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
];

const LIST_OF_KIND: Record<WorkloadKind, InventoryKind> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulSets',
  DaemonSet: 'daemonSets',
  Job: 'jobs',
  CronJob: 'cronJobs',
  ReplicaSet: 'replicaSets',
  Pod: 'pods',
};

/** Returns the lists that contain the workloads of a filter. */
export function listsOf(filter: WorkloadFilter): readonly InventoryKind[] {
  if (!filter.kinds) {
    return LONG_RUNNING_WORKLOADS;
  }
  return filter.kinds.map(kind => LIST_OF_KIND[kind]);
}

/**
 * Returns the label that matches a pattern, on the workload or else on its
 * pods.
 */
export function matchWorkloadLabels(
  workload: WorkloadFacts,
  pattern: KeyValuePattern,
): (MatchedKey & { field: string }) | undefined {
  const own = matchKeyValues(workload.labels, pattern);
  if (own) {
    return { ...own, field: `metadata.labels[${own.key}]` };
  }
  const pods = matchKeyValues(workload.podLabels, pattern);
  return (
    pods && { ...pods, field: `spec.template.metadata.labels[${pods.key}]` }
  );
}

function matchesName(
  name: string | undefined,
  patterns: string[] | undefined,
): boolean {
  return !patterns || (name !== undefined && matchesAny(name, patterns));
}

function matchesContainers(
  { containers }: WorkloadFacts,
  filter: WorkloadFilter,
  position?: number,
): boolean {
  if (
    filter.alone &&
    containers.filter(container => !container.init).length !== 1
  ) {
    return false;
  }
  const candidates =
    position === undefined ? containers : [containers[position]];
  return (
    !filter.containers ||
    candidates.some(({ name }) => matchesName(name, filter.containers))
  );
}

/**
 * Returns whether a workload passes a filter.
 *
 * @param position - index of the container to check; if omitted, any container
 *   may match the filter's names
 */
export function passesFilter(
  workload: WorkloadFacts,
  filter: WorkloadFilter,
  position?: number,
): boolean {
  const kinds: readonly string[] = filter.kinds ?? LONG_RUNNING_KINDS;
  return (
    kinds.includes(workload.kind) &&
    matchesName(workload.name, filter.names) &&
    matchesName(workload.serviceAccount, filter.serviceAccounts) &&
    (!filter.labels || !!matchWorkloadLabels(workload, filter.labels)) &&
    matchesContainers(workload, filter, position)
  );
}
