import {
  Check,
  CheckFacts,
  FindingEvidence,
  FoundProblem,
  PodDisruptionBudgetFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { fact, objectSubject } from '../../evidence';
import { listNames } from '../../namesOf';
import { selects } from './selects';

/** Workloads whose pods a budget is about. An empty selector chooses all pods. */
function chosenWorkloads(
  facts: CheckFacts,
  budget: PodDisruptionBudgetFacts,
): WorkloadFacts[] {
  return [...facts.items('deployments'), ...facts.items('statefulSets')].filter(
    ({ namespace, podLabels }) =>
      namespace === budget.namespace && selects(budget.selector, podLabels),
  );
}

/** The amount that allows no pod to be evicted, whatever state they are in. */
function blockingAmount(
  { minAvailable, maxUnavailable }: PodDisruptionBudgetFacts,
  pods: number,
): { field: string; value: string } | undefined {
  if (maxUnavailable === '0' || maxUnavailable === '0%') {
    return { field: 'spec.maxUnavailable', value: maxUnavailable };
  }
  return minAvailable !== undefined && toPods(minAvailable, pods) >= pods
    ? { field: 'spec.minAvailable', value: minAvailable }
    : undefined;
}

/** Kubernetes rounds a share up. A text that is no amount is of no pod. */
function toPods(amount: string, pods: number): number {
  const [, number, percent] = /^(\d+)(%?)$/.exec(amount) ?? [];
  return percent ? Math.ceil((Number(number) * pods) / 100) : Number(number);
}

function replicasOf(workloads: WorkloadFacts[]): FindingEvidence[] {
  return workloads.map(each => fact(each, 'spec.replicas', each.desired ?? 1));
}

function blockingBudgets(facts: CheckFacts): FoundProblem[] {
  return facts.items('podDisruptionBudgets').flatMap(budget => {
    const workloads = chosenWorkloads(facts, budget);
    const pods = workloads.reduce((sum, { desired = 1 }) => sum + desired, 0);
    const amount = pods > 0 ? blockingAmount(budget, pods) : undefined;
    return !amount
      ? []
      : {
          subject: objectSubject(budget),
          message: `PodDisruptionBudget ${budget.name} allows no eviction: ${
            amount.field.split('.')[1]
          } is ${amount.value}, and the pods of ${listNames(
            workloads,
          )} are ${pods}.`,
          evidence: [
            fact(budget, amount.field, amount.value),
            ...replicasOf(workloads),
          ],
        };
  });
}

/** The API server evicts no pod that more than one budget is about. */
function overlappingBudgets(facts: CheckFacts): FoundProblem[] {
  const byWorkload = new Map<WorkloadFacts, PodDisruptionBudgetFacts[]>();
  for (const budget of facts.items('podDisruptionBudgets')) {
    for (const workload of chosenWorkloads(facts, budget)) {
      byWorkload.set(workload, [...(byWorkload.get(workload) ?? []), budget]);
    }
  }
  return [...byWorkload]
    .filter(([{ desired = 1 }, budgets]) => desired > 0 && budgets.length > 1)
    .map(([workload, budgets]) => ({
      subject: objectSubject(workload),
      message: `No pod of ${workload.name} can be evicted: ${
        budgets.length
      } PodDisruptionBudgets are about it (${listNames(budgets)}).`,
      objects: { count: budgets.length, some: budgets.map(referenceTo) },
      evidence: budgets.map(budget =>
        fact(budget, 'metadata.name', budget.name),
      ),
    }));
}

/** A budget with which no node can be drained. */
export const pdbBlocksDrain: Check = {
  id: 'pdb-blocks-drain',
  title: 'PodDisruptionBudget allows no eviction',
  severity: 'warning',
  severityReason: 'The next drain of a node with such a pod does not end.',
  reads: ['podDisruptionBudgets', 'deployments', 'statefulSets'],
  find: facts => [...blockingBudgets(facts), ...overlappingBudgets(facts)],
  why: 'Evictions are refused as long as they would break the budget. Draining nodes, and so upgrading them, waits for ever or is forced.',
  fix: [
    {
      text: 'Run one replica more than the budget needs, or set maxUnavailable to 1.',
      command:
        'kubectl get poddisruptionbudget {name} --namespace {namespace} -o yaml',
    },
  ],
  links: [
    {
      title: 'Specifying a Disruption Budget',
      url: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    },
  ],
};
