import { FrameworkFact } from '@backstage-eco/plugin-eco-common';
import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { serviceAccountPath } from '@backstage-eco/plugin-eco-recognition';
import { AccountGrant } from '../../AccessRules';
import { OperatorFacts } from '../../OperatorFacts';

/** A workload that has the access of a binding, or was meant to have it. */
export interface Grantee {
  workload: WorkloadFacts;
  /**
   * How the workload relates to the account of the binding:
   *
   * - `has`: it uses the account.
   * - `intended`: no workload uses the account; the workload's own account has
   *   the same name, in another namespace.
   * - `resident`: no workload uses the account; the workload runs in the
   *   account's namespace.
   */
  as: 'has' | 'intended' | 'resident';
  facts: FrameworkFact[];
}

/** Account of workloads that set none. */
const DEFAULT_ACCOUNT = 'default';

/**
 * Returns the workloads that a binding was meant for, if no workload uses its
 * account. Considers only workloads without roles. Such bindings occur if
 * manifests are installed into another namespace, or with other names, and only
 * some places are adjusted.
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

/**
 * Returns the workloads with the access of a binding, and how that is known.
 */
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
