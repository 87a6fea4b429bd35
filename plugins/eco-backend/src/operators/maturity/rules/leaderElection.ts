import { WorkloadFacts } from '@backstage-eco/plugin-eco-node';
import { containerPath } from '@backstage-eco/plugin-eco-recognition';
import { observedFact } from '../../observedFact';
import { MaturityRule } from '../MaturityRule';

/** Names that Kubernetes makes have neither vowels nor letters that look like digits. */
const MADE = '[bcdfghjklmnpqrstvwxz2456789]';

/** Whether a pod of the workload holds it; the pod's name may be followed by more. */
function isHeldBy(
  { kind, name }: WorkloadFacts,
  holder: string | undefined,
): boolean {
  const suffix =
    kind === 'Deployment' ? `${MADE}{1,10}-${MADE}{5}` : '\\d{1,10}';
  return (
    holder?.startsWith(`${name}-`) === true &&
    new RegExp(`^${suffix}(?![a-z0-9])`).test(holder.slice(name.length + 1))
  );
}

/**
 * Level 1: of several pods only one acts at a time. A pod that leads writes its own
 * name into a Lease, often followed by `_` and a random text.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/leases/
 */
export const leaderElection: MaturityRule = {
  id: 'leader-election',
  level: 1,
  weight: 'required',
  about: ['workload'],
  looksIn: ['leases'],

  check(operator) {
    const { workload } = operator;
    const { kind, desired = 0, containers } = workload;
    if (kind === 'DaemonSet' || desired < 2) {
      return undefined;
    }
    const lease = operator
      .items('leases')
      .find(({ holder }) => isHeldBy(workload, holder));
    if (lease) {
      return {
        state: 'observed',
        reason: 'One of its pods holds a Lease.',
        evidence: [observedFact(lease, 'spec.holderIdentity', lease.holder!)],
      };
    }
    for (const [position, { settings }] of containers.entries()) {
      const setting = settings?.leaderElection;
      if (setting) {
        const field = `${containerPath(workload, position)}.${setting.field}`;
        const evidence = [observedFact(workload, field, String(setting.value))];
        return setting.value
          ? { state: 'observed', reason: 'A setting asks for it.', evidence }
          : {
              state: 'not-observed',
              reason: `A setting turns it off, and ${desired} pods run.`,
              evidence,
            };
      }
    }
    return {
      state: 'not-observed',
      reason: `${desired} pods run, none holds a Lease, and no setting asks for it.`,
    };
  },
};
