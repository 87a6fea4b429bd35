import { Comparison, DetectionState } from '@backstage-eco/plugin-eco-common';

/** What one cluster has of a tool, a kind or Kubernetes. */
export type Side =
  | {
      is: 'there';
      /**
       * Versions of a tool, or served versions of a kind. Empty if no version
       * is stated.
       */
      versions: string[];
      /** Only for tools. */
      state?: DetectionState;
      /**
       * Only for kinds: equal hashes mean that all schemas are equal. Omitted
       * if unknown.
       */
      schemasHash?: string;
    }
  | { is: 'absent' }
  | { is: 'unknown'; reason?: string };

const ABSENT: Side = { is: 'absent' };

/** Returns what each cluster has of a tool. */
export function sidesOfTool(
  tool: Comparison['tools'][number],
  clusters: string[],
  { clusterGroups }: Comparison,
): Map<string, Side> {
  // A tool that may leave no trace cannot be ruled out by not seeing it.
  const missing: Side =
    tool.observable === 'always' ? ABSENT : { is: 'unknown' };
  const sides = new Map(clusters.map(name => [name, missing]));
  const set = (group: number, side: Side) =>
    clusterGroups[group].forEach(name => sides.set(name, side));
  for (const { reason, clusterGroup } of tool.unknown) {
    set(clusterGroup, { is: 'unknown', reason });
  }
  for (const { state, versions, clusterGroup } of tool.forms) {
    set(clusterGroup, { is: 'there', state, versions });
  }
  return sides;
}

/** Returns what each cluster has of a custom resource kind. */
export function sidesOfKind(
  kind: Comparison['kinds'][number],
  clusters: string[],
  { clusterGroups, kindsUnknownIn }: Comparison,
): Map<string, Side> {
  const sides = new Map(clusters.map(name => [name, ABSENT]));
  for (const { cluster, reason } of kindsUnknownIn) {
    sides.set(cluster, { is: 'unknown', reason });
  }
  for (const { served, schemasHash, clusterGroup } of kind.forms) {
    const side: Side = { is: 'there', versions: served, schemasHash };
    clusterGroups[clusterGroup].forEach(name => sides.set(name, side));
  }
  return sides;
}

/** Returns the Kubernetes version of each cluster. */
export function sidesOfKubernetes(
  clusters: Comparison['clusters'],
): Map<string, Side> {
  return new Map(
    clusters.map(({ name, kubernetesVersion }) => [
      name,
      kubernetesVersion === undefined
        ? { is: 'unknown' }
        : { is: 'there', versions: [kubernetesVersion] },
    ]),
  );
}
