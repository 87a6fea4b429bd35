import { CrdFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { AccountGrant } from '../../AccessRules';
import { OperatorFacts } from '../../OperatorFacts';
import { granteesOf } from '../joins/accounts';
import { Rule } from './Rule';

/** Verbs that count; a wildcard grants all of them. */
const VERBS = ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'];

/**
 * Returns the verbs of each workload on the objects of a CRD, from rules that
 * name it.
 */
function verbsOn(
  { group, plural }: CrdFacts,
  facts: OperatorFacts,
): Map<WorkloadFacts, Set<string>> {
  const ofRoles = new Map<AccountGrant[], Set<string>>();
  for (const { role, position, grants } of facts.access.rulesNaming(group)) {
    const { resources, resourceNames, verbs } = role.rules[position];
    if (!resourceNames && resources.includes(plural)) {
      const named = new Set(verbs);
      const known = ofRoles.get(grants) ?? new Set();
      VERBS.filter(each => named.has('*') || named.has(each)).forEach(each =>
        known.add(each),
      );
      ofRoles.set(grants, known);
    }
  }
  const all = new Map<WorkloadFacts, Set<string>>();
  for (const [grants, verbs] of ofRoles) {
    // A tenant can grant a role to the same account ten thousand times.
    const byAccount = new Map(grants.map(each => [each.account, each]));
    for (const { workload } of [...byAccount.values()].flatMap(each =>
      granteesOf(each, facts),
    )) {
      all.set(workload, new Set([...(all.get(workload) ?? []), ...verbs]));
    }
  }
  return all;
}

/**
 * Drops workloads whose verbs on the kind are a proper subset of another's: a
 * workload that only annotates objects need not create or delete them.
 */
export function fullestAccess(facts: OperatorFacts): Rule {
  return ({ crd, leading }) => {
    const verbs = verbsOn(crd, facts);
    const of = (workload: WorkloadFacts) => [...(verbs.get(workload) ?? [])];
    return leading.filter(
      ({ workload: one }) =>
        !leading.some(
          ({ workload: other }) =>
            of(other).length > of(one).length &&
            of(one).every(verb => verbs.get(other)!.has(verb)),
        ),
    );
  };
}
