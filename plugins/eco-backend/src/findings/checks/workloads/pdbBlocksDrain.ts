import {
  Check,
  CheckFacts,
  FindingEvidence,
  FoundProblem,
  PodDisruptionBudgetFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';
import { appendTo } from '../../../appendTo';
import { fact, objectSubject } from '../../evidence';
import { groupByNamespace } from '../../groupByNamespace';
import { listNames, namesOf } from '../../namesOf';
import { selects } from './selects';

/**
 * Further pairs are not compared, because tenants can create any number of
 * both.
 */
const MAX_PAIRS = 1_000_000;
/** Maximum that a finding shows. */
const MAX_SHOWN = 20;

/** Budgets and workloads of a namespace, to be compared. */
interface Place {
  namespace: string;
  budgets: PodDisruptionBudgetFacts[];
  workloads: WorkloadFacts[];
}

/** A budget, and the workloads whose pods it selects. */
interface Chosen {
  budget: PodDisruptionBudgetFacts;
  workloads: WorkloadFacts[];
}

/**
 * Selects the namespaces to compare, those with the fewest pairs first, up to
 * the limit.
 */
function judgedPlaces(facts: CheckFacts): { judged: Place[]; left: Place[] } {
  const workloads = new Map(
    groupByNamespace([
      ...facts.items('deployments'),
      ...facts.items('statefulSets'),
    ]),
  );
  const places = groupByNamespace(facts.items('podDisruptionBudgets'))
    .map(([namespace, budgets]) => ({
      namespace,
      budgets,
      workloads: workloads.get(namespace) ?? [],
    }))
    .sort((one, other) => pairsIn(one) - pairsIn(other));
  let pairs = 0;
  const isJudged = places.map(place => {
    pairs += pairsIn(place);
    return pairs <= MAX_PAIRS;
  });
  return {
    judged: places.filter((_, at) => isJudged[at]),
    left: places.filter((_, at) => !isJudged[at]),
  };
}

function pairsIn({ budgets, workloads }: Place): number {
  return budgets.length * workloads.length;
}

/**
 * Returns budgets with the workloads that they select. An empty selector
 * selects all pods.
 */
function chosenIn(facts: CheckFacts): Chosen[] {
  return judgedPlaces(facts).judged.flatMap(({ budgets, workloads }) =>
    budgets.map(budget => ({
      budget,
      workloads: workloads.filter(({ podLabels }) =>
        selects(budget.selector, podLabels),
      ),
    })),
  );
}

/**
 * Returns the amount that never allows an eviction, whatever state the pods are
 * in.
 */
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

/**
 * Converts an amount to pods. Kubernetes rounds percentages up. Invalid amounts
 * become NaN.
 */
function toPods(amount: string, pods: number): number {
  const [, number, percent] = /^(\d+)(%?)$/.exec(amount) ?? [];
  return percent ? Math.ceil((Number(number) * pods) / 100) : Number(number);
}

function replicasOf(workloads: WorkloadFacts[]): FindingEvidence[] {
  return workloads
    .slice(0, MAX_SHOWN)
    .map(each => fact(each, 'spec.replicas', each.desired ?? 1));
}

function blockingBudgets(chosen: Chosen[]): FoundProblem[] {
  return chosen.flatMap(({ budget, workloads }) => {
    const pods = workloads.reduce((sum, { desired = 1 }) => sum + desired, 0);
    const amount = pods > 0 ? blockingAmount(budget, pods) : undefined;
    return !amount
      ? []
      : {
          subject: objectSubject(budget),
          message: `PodDisruptionBudget ${budget.name} allows no eviction: ${
            amount.field.split('.')[1]
          } is ${amount.value}, and ${listNames(workloads)} ${
            workloads.length === 1 ? 'has' : 'have'
          } ${pods} ${pods === 1 ? 'pod' : 'pods'}.`,
          evidence: [
            fact(budget, amount.field, amount.value),
            ...replicasOf(workloads),
          ],
        };
  });
}

/**
 * Reports workloads with several budgets: the API server then refuses all
 * evictions.
 */
function overlappingBudgets(chosen: Chosen[]): FoundProblem[] {
  const byWorkload = new Map<WorkloadFacts, PodDisruptionBudgetFacts[]>();
  for (const { budget, workloads } of chosen) {
    for (const workload of workloads) {
      appendTo(byWorkload, workload, budget);
    }
  }
  return [...byWorkload]
    .filter(([{ desired = 1 }, budgets]) => desired > 0 && budgets.length > 1)
    .map(([workload, budgets]) => {
      const some = budgets.slice(0, MAX_SHOWN);
      return {
        subject: objectSubject(workload),
        message: `The pods of ${workload.name} cannot be evicted: ${
          budgets.length
        } PodDisruptionBudgets select them (${listNames(budgets)}).`,
        objects: { count: budgets.length, some: some.map(referenceTo) },
        evidence: some.map(budget =>
          fact(budget, 'metadata.name', budget.name),
        ),
      };
    });
}

/** Returns why namespaces with too many pairs were not compared. */
function explainUncompared(facts: CheckFacts): string | undefined {
  const { left } = judgedPlaces(facts);
  const names = left.map(({ namespace }) => ({ name: namespace }));
  return left.length > 0
    ? `Too many PodDisruptionBudgets and workloads to compare in ${namesOf(
        'namespace',
        names,
      )}`
    : undefined;
}

/** Reports budgets that make node drains impossible. */
export const pdbBlocksDrain: Check = {
  id: 'pdb-blocks-drain',
  title: 'PodDisruptionBudget allows no eviction',
  severity: 'warning',
  severityReason:
    'The next drain of a node that runs such a pod never completes.',
  reads: ['podDisruptionBudgets', 'deployments', 'statefulSets'],
  unknown: explainUncompared,
  find: facts => {
    const chosen = chosenIn(facts);
    return [...blockingBudgets(chosen), ...overlappingBudgets(chosen)];
  },
  why: 'The API server refuses evictions that would violate the budget. Draining a node, and so upgrading it, waits forever or has to be forced.',
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
