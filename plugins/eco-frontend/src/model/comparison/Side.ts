import { Comparison, DetectionState } from '@backstage-eco/plugin-eco-common';

/** What one cluster has of a thing. */
export type Side =
  | {
      is: 'there';
      /** Of a tool its own, of a kind the served ones. Empty: nobody states one. */
      versions: string[];
      /** Of a tool. */
      state?: DetectionState;
      /** Of a kind: the same where all its schemas are. Left out: not known. */
      schemasHash?: string;
    }
  | { is: 'absent' }
  | { is: 'unknown'; reason?: string };

const ABSENT: Side = { is: 'absent' };

/** What each cluster has of a tool. */
export function sidesOfTool(
  tool: Comparison['tools'][number],
  clusters: string[],
  { clusterGroups }: Comparison,
): Map<string, Side> {
  // What leaves no trace where it is not seen may be there.
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

/** What each cluster has of a custom resource kind. */
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

/** Which Kubernetes version each cluster has. */
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
