import { KubernetesObject } from 'control-plane';
import { StoreView } from '../views/views';

/**
 * Kinds of which Eco keeps only a part on purpose: Pods and ReplicaSets that
 * nothing owns, ClusterServiceVersions that are no copies, Leases of no node.
 */
const KEPT_IN_PART = ['Pod', 'ReplicaSet', 'ClusterServiceVersion', 'Lease'];

/**
 * Compares what a healthy reading holds with what the API server lists.
 *
 * @param truth - an administrator's way to the API server
 * @returns identities of what is in one of them only
 */
export async function baselineGaps(
  store: StoreView,
  { truth }: { truth: ObjectSource },
): Promise<string[]> {
  const gaps: string[] = [];
  for (const { objects } of store.parts.values()) {
    const [first] = objects.keys();
    const [apiVersion, kind, , name] = first?.split('|') ?? [];
    if (name === undefined || KEPT_IN_PART.includes(kind)) {
      continue;
    }
    const listed = new Set(
      (await truth.list({ apiVersion, kind })).map(({ metadata }) =>
        [apiVersion, kind, metadata.namespace ?? '', metadata.name].join('|'),
      ),
    );
    const kept = new Set(objects.keys());
    gaps.push(
      ...[...listed].filter(object => !kept.has(object)),
      ...[...kept].filter(object => !listed.has(object)),
    );
  }
  return gaps;
}

interface ObjectSource {
  list(kind: { apiVersion: string; kind: string }): Promise<KubernetesObject[]>;
}
