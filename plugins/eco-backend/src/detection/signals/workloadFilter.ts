import { InventoryKind, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { STANDING_WORKLOADS } from '../InventoryIndex';
import {
  KeyValuePattern,
  MatchedKey,
  matchesAny,
  matchKeyValues,
} from '../patterns';
import { WorkloadFilter, WorkloadKind } from './types';

const STANDING_KINDS: readonly WorkloadKind[] = [
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
};

/** The lists that hold the workloads a filter speaks of. */
export function listsOf(filter: WorkloadFilter): readonly InventoryKind[] {
  if (!filter.kinds) {
    return STANDING_WORKLOADS;
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
  const kinds: readonly string[] = filter.kinds ?? STANDING_KINDS;
  if (!kinds.includes(workload.kind)) {
    return false;
  }
  if (filter.names && !matchesAny(workload.name, filter.names)) {
    return false;
  }
  if (filter.labels && !matchWorkloadLabels(workload, filter.labels)) {
    return false;
  }
  const { containers } = filter;
  if (containers) {
    const asked =
      position === undefined
        ? workload.containers
        : [workload.containers[position]];
    if (!asked.some(({ name }) => matchesAny(name, containers))) {
      return false;
    }
  }
  return (
    !filter.alone ||
    workload.containers.filter(container => !container.init).length === 1
  );
}
