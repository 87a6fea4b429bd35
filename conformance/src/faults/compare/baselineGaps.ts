import { KubernetesObject } from 'control-plane';
import { StoreView } from '../views/views';

/**
 * Kinds of which Eco stores only a part on purpose: Pods and ReplicaSets
 * without an owner, ClusterServiceVersions that are not copies, Leases that are
 * not a node's.
 */
const PARTLY_STORED = ['Pod', 'ReplicaSet', 'ClusterServiceVersion', 'Lease'];

/**
 * Compares a healthy reading with what the API server lists.
 *
 * @param truth - Client of an administrator
 * @returns identities of objects that are in only one of them
 */
export async function baselineGaps(
  store: StoreView,
  { truth }: { truth: ObjectSource },
): Promise<string[]> {
  const gaps: string[] = [];
  for (const { objects } of store.parts.values()) {
    const [first] = objects.keys();
    const [apiVersion, kind, , name] = first?.split('|') ?? [];
    if (name === undefined || PARTLY_STORED.includes(kind)) {
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
