import { containerPath } from '@backstage-eco/plugin-eco-recognition';
import { observedFact } from '../../observedFact';
import { MaturityRule } from '../MaturityRule';

/**
 * Level 1: only one of several pods acts at a time.
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
    const [lease] = operator.heldLeases();
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
