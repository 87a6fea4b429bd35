import { CrdFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { accountOf } from '../AccessRules';
import { OperatorFacts } from '../OperatorFacts';
import { Candidate } from './combine';
import { behindService, calledServices } from './joins/behindService';

/** A CRD, and those to whom the same points, more than to others. */
export interface Tie {
  crd: CrdFacts;
  leading: Candidate[];
}

/** Leaves some or all of those who lead. */
type Rule = (tie: Tie) => Candidate[];

/** Those with the highest number. */
function most(
  candidates: Candidate[],
  count: (workload: WorkloadFacts) => number,
): Candidate[] {
  const highest = Math.max(
    ...candidates.map(({ workload }) => count(workload)),
  );
  return candidates.filter(({ workload }) => count(workload) === highest);
}

function areSame<T>(
  candidates: Candidate[],
  of: (workload: WorkloadFacts) => T,
): boolean {
  return new Set(candidates.map(({ workload }) => of(workload))).size === 1;
}

/** How many CRDs each workload leads for. */
function countLeads(ties: readonly Tie[]): Map<WorkloadFacts, number> {
  const counts = new Map<WorkloadFacts, number>();
  for (const { workload } of ties.flatMap(({ leading }) => leading)) {
    counts.set(workload, (counts.get(workload) ?? 0) + 1);
  }
  return counts;
}

/** The kinds of an API group mostly have one controller. */
function mostOfGroup(ties: readonly Tie[]): Rule {
  const byGroup = new Map<string, Map<WorkloadFacts, number>>();
  return ({ crd: { group }, leading }) => {
    const counts =
      byGroup.get(group) ??
      countLeads(ties.filter(({ crd }) => crd.group === group));
    byGroup.set(group, counts);
    return most(leading, workload => counts.get(workload) ?? 0);
  };
}

/** Workloads that share an account are mostly parts of one program. */
function frontOfProgram(facts: OperatorFacts): Rule {
  const behindAny = (services: Array<{ namespace?: string; name: string }>) =>
    new Set(
      services.flatMap(({ namespace = '', name }) =>
        behindService(facts, { namespace, name }).map(each => each.workload),
      ),
    );
  const called = behindAny(calledServices(facts));
  const reachable = behindAny(facts.index.items('services'));
  return ({ leading }) =>
    areSame(leading, accountOf)
      ? most(
          most(
            most(leading, workload => Number(called.has(workload))),
            workload => Number(reachable.has(workload)),
          ),
          // What runs on each node is an agent.
          ({ kind }) => Number(kind !== 'DaemonSet'),
        )
      : leading;
}

/** Of workloads of one namespace, the one that leads for most kinds. */
function mostOfNamespace(ties: readonly Tie[]): Rule {
  const counts = countLeads(ties);
  return ({ leading }) =>
    areSame(leading, ({ namespace }) => namespace)
      ? most(leading, workload => counts.get(workload) ?? 0)
      : leading;
}

/**
 * Settles who leads where several do, by what is known of other kinds and of the
 * workloads themselves.
 */
export function settle(ties: readonly Tie[], facts: OperatorFacts): Tie[] {
  const rules = [
    mostOfGroup(ties),
    frontOfProgram(facts),
    mostOfNamespace(ties),
  ];
  return ties.map(({ crd, leading }) => ({
    crd,
    leading: rules.reduce(
      (left, rule) => (left.length > 1 ? rule({ crd, leading: left }) : left),
      leading,
    ),
  }));
}
