import { LeaseFacts, WorkloadFacts } from '@backstage-eco/plugin-eco-node';

/**
 * Alphabet of generated names: no vowels, and no letters that look like digits.
 */
const MADE = '[bcdfghjklmnpqrstvwxz2456789]';

/** Suffixes of pod names, after the name of the workload. */
const POD_SUFFIXES: Record<string, string> = {
  Deployment: `${MADE}{1,10}-${MADE}{5}`,
  DaemonSet: `${MADE}{5}`,
  StatefulSet: '\\d{1,10}',
};

/**
 * Returns the Leases that a pod of a workload holds or held last. A leader
 * writes its pod name into the Lease, often followed by `_` and a random
 * string. A Lease in another namespace counts only if no workload in other
 * namespaces has the same kind and name.
 *
 * @param cluster - `leases`: all known Leases; `workloads`: at least those of
 * the same kind and name
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
