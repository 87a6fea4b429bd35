import { Check } from '@backstage-eco/plugin-eco-node';
import { fact } from '../../evidence';
import { groupByNamespace } from '../../groupByNamespace';
import {
  problemsByTool,
  systemWorkloads,
  WORKLOAD_INPUTS,
} from '../../systemWorkloads';
import { selects } from './selects';

/** Reports replicas that a node drain may evict all at once. */
export const toolWithoutPdb: Check = {
  id: 'tool-without-pdb',
  title: 'Replicated tool has no PodDisruptionBudget',
  severity: 'info',
  severityReason:
    'A drain evicts all replicas at once only if they share a node.',
  reads: [...WORKLOAD_INPUTS, 'podDisruptionBudgets'],
  find: facts => {
    const budgets = new Map(
      groupByNamespace(facts.items('podDisruptionBudgets')),
    );
    return problemsByTool(
      systemWorkloads(facts).filter(
        ({ workload: { kind, namespace = '', desired = 1, podLabels } }) =>
          kind !== 'DaemonSet' &&
          desired > 1 &&
          !budgets
            .get(namespace)
            ?.some(({ selector }) => selects(selector, podLabels)),
      ),
      {
        message: names =>
          `No PodDisruptionBudget covers the replicas of ${names}.`,
        evidence: workload => [
          fact(workload, 'spec.replicas', workload.desired!),
        ],
      },
    );
  },
  why: 'You run several replicas so that one can go down. Without a budget, draining a node may evict all of them at the same time.',
  fix: [
    {
      text: 'Turn on the budget in the chart that installs the tool, or add one with maxUnavailable 1.',
      command: 'kubectl get poddisruptionbudgets --namespace {namespace}',
    },
  ],
  links: [
    {
      title: 'Specifying a Disruption Budget',
      url: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    },
  ],
};
