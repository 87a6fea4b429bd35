import { LeaseFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';

/** Names that Kubernetes makes have neither vowels nor letters that look like digits. */
const MADE = '[bcdfghjklmnpqrstvwxz2456789]';

/** What follows the name of a workload in the names of its pods. */
const POD_SUFFIXES: Record<string, string> = {
  Deployment: `${MADE}{1,10}-${MADE}{5}`,
  DaemonSet: `${MADE}{5}`,
  StatefulSet: '\\d{1,10}',
};

/**
 * The Leases that a pod of a workload holds, or held last: a pod that leads writes its
 * own name into a Lease, often followed by `_` and a random text. A Lease in another
 * namespace counts only while no other workload has pods of such names.
 *
 * @param cluster - `leases`: all that are known; `workloads`: at least those of the
 * same kind and name
 * @see https://kubernetes.io/docs/concepts/architecture/leases/
 */
export function heldLeases(
  workload: WorkloadFacts,
  cluster: {
    leases: readonly LeaseFacts[];
    workloads: readonly WorkloadFacts[];
  },
): LeaseFacts[] {
  const { kind, namespace, name } = workload;
  const suffix = new RegExp(`^${POD_SUFFIXES[kind]}(?![a-z0-9])`);
  let isAlone: boolean | undefined;
  const findAlone = () =>
    cluster.workloads.every(
      each =>
        each.kind !== kind ||
        each.name !== name ||
        each.namespace === namespace,
    );
  return cluster.leases.filter(
    lease =>
      lease.holder?.startsWith(`${name}-`) &&
      suffix.test(lease.holder.slice(name.length + 1)) &&
      (lease.namespace === namespace || (isAlone ??= findAlone())),
  );
}
