import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { accountOf } from '../AccessRules';
import { OperatorFacts } from '../OperatorFacts';
import { behindAny, calledKeys, serviceKey } from './joins/behindService';
import { answersApiServer } from './ties/answersApiServer';
import { electsLeader } from './ties/electsLeader';
import { fullestAccess } from './ties/fullestAccess';
import { namedController } from './ties/namedController';
import { namedForKind } from './ties/namedForKind';
import { areSame, most, Rule, Tie } from './ties/Rule';
import { hasNoClients } from './ties/hasNoClients';

/** Counts the CRDs for which each workload leads. */
function countLeads(ties: readonly Tie[]): Map<WorkloadFacts, number> {
  const counts = new Map<WorkloadFacts, number>();
  for (const { workload } of ties.flatMap(({ leading }) => leading)) {
    counts.set(workload, (counts.get(workload) ?? 0) + 1);
  }
  return counts;
}

/**
 * Prefers the leader of most kinds of the group: a group usually has one
 * controller.
 */
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

/**
 * Prefers the serving part of a program: workloads that share an account
 * usually belong to one program.
 */
function frontOfProgram(facts: OperatorFacts): Rule {
  let isReachable: ReturnType<typeof behindAny> | undefined;
  return ({ leading }) => {
    if (!areSame(leading, accountOf)) {
      return leading;
    }
    isReachable ??= findReachable(facts);
    return most(
      most(leading, workload => Number(isReachable!(workload))),
      // DaemonSets are usually agents.
      ({ kind }) => Number(kind !== 'DaemonSet'),
    );
  };
}

/** Ignores webhook Services, which may belong to a separate workload. */
function findReachable(facts: OperatorFacts): ReturnType<typeof behindAny> {
  const called = calledKeys(facts);
  return behindAny(
    facts.index
      .items('services')
      .filter(
        service => !called.has(serviceKey({ namespace: '', ...service })),
      ),
  );
}

/** Among workloads of one namespace, prefers the leader of most kinds. */
function mostOfNamespace(ties: readonly Tie[]): Rule {
  const counts = countLeads(ties);
  return ({ leading }) =>
    areSame(leading, ({ namespace }) => namespace)
      ? most(leading, workload => counts.get(workload) ?? 0)
      : leading;
}

/**
 * Breaks ties between leading candidates, by evidence from other kinds and from
 * the workloads themselves.
 */
export function settle(ties: readonly Tie[], facts: OperatorFacts): Tie[] {
  const rules = [
    namedForKind,
    mostOfGroup(ties),
    electsLeader,
    frontOfProgram(facts),
    mostOfNamespace(ties),
    hasNoClients(facts),
    fullestAccess(facts),
    namedController,
    answersApiServer(facts),
  ];
  return ties.map(({ crd, leading }) => ({
    crd,
    leading: rules.reduce(
      (left, rule) => (left.length > 1 ? rule({ crd, leading: left }) : left),
      leading,
    ),
  }));
}
