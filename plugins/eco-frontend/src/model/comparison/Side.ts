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
): Map<string, Side> {
  // What leaves no trace where it is not seen may be there.
  const missing: Side =
    tool.observable === 'always' ? ABSENT : { is: 'unknown' };
  const sides = new Map(clusters.map(name => [name, missing]));
  for (const { reason, clusters: unknown } of tool.unknown) {
    unknown.forEach(name => sides.set(name, { is: 'unknown', reason }));
  }
  for (const { state, versions, clusters: found } of tool.forms) {
    found.forEach(name => sides.set(name, { is: 'there', state, versions }));
  }
  return sides;
}

/** What each cluster has of a custom resource kind. */
export function sidesOfKind(
  kind: Comparison['kinds'][number],
  clusters: string[],
  unknownIn: Comparison['kindsUnknownIn'],
): Map<string, Side> {
  const sides = new Map(clusters.map(name => [name, ABSENT]));
  for (const { cluster, reason } of unknownIn) {
    sides.set(cluster, { is: 'unknown', reason });
  }
  for (const { served, schemasHash, clusters: found } of kind.forms) {
    const side: Side = { is: 'there', versions: served, schemasHash };
    found.forEach(name => sides.set(name, side));
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
