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

/** The lists that hold the workloads a filter speaks of. */
export function listsOf(filter: WorkloadFilter): readonly InventoryKind[] {
  if (!filter.kinds) {
    return LONG_RUNNING_WORKLOADS;
  }
  return filter.kinds.map(kind => LIST_OF_KIND[kind]);
}

/** The label that a pattern speaks of, on the workload or else on its pods. */
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
  const asked = position === undefined ? containers : [containers[position]];
  return (
    !filter.containers ||
    asked.some(({ name }) => matchesName(name, filter.containers))
  );
}

/**
 * Whether a workload passes a filter.
 *
 * @param position - the container that the question is about; without it, any
 * container may be the one that the filter names
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
