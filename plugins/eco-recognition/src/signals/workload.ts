import { matchesAny } from '../patterns';
import {
  containerPath,
  evidenceOf,
  serviceAccountPath,
  workloadVersions,
} from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';
import { WorkloadSignal } from './types';
import { listsOf, matchWorkloadLabels, passesFilter } from './workloadFilter';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';

/**
 * The field that a workload was recognised by: a label before its containers
 * before its service account before its name.
 */
function recognisedBy(
  workload: WorkloadFacts,
  signal: WorkloadSignal,
): { field: string; value: string } {
  const label = signal.labels && matchWorkloadLabels(workload, signal.labels);
  if (label) {
    return label;
  }
  const { containers } = signal;
  if (containers) {
    const position = workload.containers.findIndex(({ name }) =>
      matchesAny(name, containers),
    );
    return {
      field: `${containerPath(workload, position)}.name`,
      value: workload.containers[position].name,
    };
  }
  if (signal.serviceAccounts && workload.serviceAccount) {
    return {
      field: serviceAccountPath(workload),
      value: workload.serviceAccount,
    };
  }
  return { field: 'metadata.name', value: workload.name };
}

/** Workloads by labels, names and containers, whatever their image is called. */
export const workloadMatcher: SignalMatcher<'workload'> = {
  kind: 'workload',

  lists: listsOf,

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const workload of index.workloads()) {
      if (passesFilter(workload, signal)) {
        matches.push({
          evidence: evidenceOf(
            'workload',
            workload,
            recognisedBy(workload, signal),
          ),
          workload,
          versions:
            signal.version === false
              ? []
              : workloadVersions('workload', workload),
        });
      }
    }
    return matches;
  },
};
