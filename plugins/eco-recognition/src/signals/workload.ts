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
 * Returns the matched field of a workload: preferably a label, then a
 * container, then the service account, then the name.
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

/** Matches workloads by labels, names and containers, regardless of image. */
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
