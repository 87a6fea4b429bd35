import { FrameworkFact } from '@backstage-eco/plugin-eco-common';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { serviceAccountPath } from '@backstage-eco/plugin-eco-recognition';
import { AccountGrant } from '../../AccessRules';
import { OperatorFacts } from '../../OperatorFacts';

/** A workload that has what a binding grants, or was to have it. */
export interface Grantee {
  workload: WorkloadFacts;
  /**
   * - `has`: its account is bound.
   * - `intended`: the binding names an account that nobody has, of the same name as
   *   this one's, in another namespace.
   * - `resident`: the binding names an account that nobody has, of its namespace.
   */
  as: 'has' | 'intended' | 'resident';
  facts: FrameworkFact[];
}

/** The account that a workload has where it names none. */
const DEFAULT_ACCOUNT = 'default';

/**
 * Where nobody runs as the account that a binding names: workloads without any
 * roles that may be meant. Manifests are installed into another namespace or with
 * other names than they were written for, and then say so in one place only.
 */
function meantBy(
  account: string,
  facts: OperatorFacts,
): Omit<Grantee, 'facts'>[] {
  const [namespace, name] = account.split('/');
  const intended = name === DEFAULT_ACCOUNT ? [] : facts.unboundAs(name);
  if (intended.length > 0) {
    return intended.map(workload => ({ workload, as: 'intended' }));
  }
  const residents = facts.unboundIn(namespace);
  return residents.length === 1
    ? [{ workload: residents[0], as: 'resident' }]
    : [];
}

/** Who has what a binding grants to an account, and how that is known. */
export function granteesOf(
  { account, binding, subject }: AccountGrant,
  facts: OperatorFacts,
): Grantee[] {
  const holders = facts.workloadsAs(account);
  const grantees =
    holders.length > 0
      ? holders.map(workload => ({ workload, as: 'has' as const }))
      : meantBy(account, facts);
  return grantees.map(({ workload, as }) => ({
    workload,
    as,
    facts: [
      {
        object: binding,
        field: `subjects[${subject}].name`,
        value: binding.subjects[subject].name,
      },
      {
        object: workload,
        field: serviceAccountPath(workload),
        value: workload.serviceAccount ?? DEFAULT_ACCOUNT,
      },
    ],
  }));
}
