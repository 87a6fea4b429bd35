import { LONG_RUNNING_WORKLOADS } from '../InventoryIndex';
import { matchesAny } from '../patterns';
import { chartOf, evidenceOf, workloadVersions } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';

/** Matches objects labelled with the Helm chart that rendered them. */
export const chartMatcher: SignalMatcher<'chart'> = {
  kind: 'chart',

  lists: signal => signal.in ?? LONG_RUNNING_WORKLOADS,

  match(signal, index) {
    const lists = new Set(signal.in ?? LONG_RUNNING_WORKLOADS);
    const matches: SignalMatch[] = [];
    for (const { list, object } of [
      ...index.labelled('helm.sh/chart'),
      ...index.labelled('chart'),
    ]) {
      const chart = lists.has(list) ? chartOf(object) : undefined;
      if (chart && matchesAny(chart.name, signal.names)) {
        const workload =
          'containers' in object ? (object as WorkloadFacts) : undefined;
        matches.push({
          evidence: evidenceOf('chart', object, {
            field: `metadata.labels[${chart.label}]`,
            value: chart.value,
          }),
          workload,
          versions: workload ? workloadVersions('chart', workload) : [],
        });
      }
    }
    return matches;
  },
};
