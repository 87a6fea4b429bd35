import {
  LeaseFacts,
  RoleFacts,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { containerPath } from '@backstage-eco/plugin-eco-recognition';
import { groupBy } from '../../groupBy';
import { accountOf } from '../AccessRules';
import { heldLeases } from '../heldLeases';
import { FrameworkClue, FrameworkTraces } from './FrameworkTraces';
import { OperatorFacts } from '../OperatorFacts';

/** Label of the scaffold's Deployment and its pods. */
const LABEL = { key: 'control-plane', value: 'controller-manager' };
/** Further roles add no evidence, and a tenant can bind thousands. */
const MAX_ROLES = 10;
/** Limit per namespace, because each workload is compared with each Lease. */
const MAX_LEASES = 500;
/** Name that the scaffold generates for the leader election Lease. */
const LEADER_ELECTION = /^[0-9a-f]{8}\.[a-z0-9.-]+$/;

function labelClue(workload: WorkloadFacts): FrameworkClue[] {
  const onWorkload = workload.labels[LABEL.key] === LABEL.value;
  if (!onWorkload && workload.podLabels[LABEL.key] !== LABEL.value) {
    return [];
  }
  const path = onWorkload ? 'metadata' : 'spec.template.metadata';
  return [
    {
      subject: workload,
      weight: 'strong',
      fact: {
        object: workload,
        field: `${path}.labels[${LABEL.key}]`,
        value: LABEL.value,
      },
    },
  ];
}

/**
 * The scaffold names its container `manager`, and used to add a proxy for
 * metrics.
 */
function containerClues(workload: WorkloadFacts): FrameworkClue[] {
  return workload.containers.flatMap(({ name, image, init }, position) => {
    const isProxy = image.includes('kubebuilder/kube-rbac-proxy');
    if (init || (name !== 'manager' && !isProxy)) {
      return [];
    }
    const path = containerPath(workload, position);
    return [
      {
        subject: workload,
        weight: isProxy ? 'strong' : 'weak',
        fact: {
          object: workload,
          field: `${path}.${isProxy ? 'image' : 'name'}`,
          value: isProxy ? image : name,
        },
      },
    ];
  });
}

/**
 * Finds the scaffold's roles; Kustomize prefixes their names with the
 * project's.
 */
function roleClues(facts: OperatorFacts) {
  const byAccount = new Map<string, RoleFacts[]>();
  return (workload: WorkloadFacts): FrameworkClue[] => {
    const account = accountOf(workload);
    const roles =
      byAccount.get(account) ??
      facts
        .rolesOf(workload)
        .filter(({ name }) => /(^|-)(leader-election|manager)-role$/.test(name))
        .slice(0, MAX_ROLES);
    byAccount.set(account, roles);
    return roles.map(role => ({
      subject: workload,
      weight: 'weak',
      fact: { object: role, field: 'metadata.name', value: role.name },
    }));
  };
}

/** Finds Leases in the workload's own namespace. */
function leaseClues(
  workload: WorkloadFacts,
  byNamespace: ReadonlyMap<string, LeaseFacts[]>,
): FrameworkClue[] {
  const leases = byNamespace.get(workload.namespace ?? '') ?? [];
  return heldLeases(workload, {
    leases: leases.slice(0, MAX_LEASES),
    workloads: [],
  }).map(lease => ({
    subject: workload,
    weight: 'strong',
    fact: { object: lease, field: 'metadata.name', value: lease.name },
  }));
}

/**
 * Detects Kubebuilder by what its scaffold creates in config/. Operator SDK
 * uses the same scaffold.
 *
 * @see https://book.kubebuilder.io/reference/project-config
 */
export const kubebuilder: FrameworkTraces = {
  framework: 'kubebuilder',

  find(facts) {
    const leases = groupBy(
      facts.index
        .items('leases')
        .filter(({ name }) => LEADER_ELECTION.test(name)),
      ({ namespace = '' }) => namespace,
    );
    const cluesOfRoles = roleClues(facts);
    return facts
      .workloads()
      .flatMap(workload => [
        ...labelClue(workload),
        ...leaseClues(workload, leases),
        ...containerClues(workload),
        ...cluesOfRoles(workload),
      ]);
  },
};
