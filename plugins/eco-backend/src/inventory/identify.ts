import { NamespaceFacts } from '@backstage-eco/plugin-eco-node';
import { Attempt } from './toPart';

/** Identity of the cluster that answers. */
export interface ClusterIdentity {
  /** Omitted if it cannot be determined. */
  uid?: string;
  /** Whether another cluster now answers under this name. */
  isReplaced: boolean;
  /**
   * Current `resourceVersion`, only if this is certainly the same cluster.
   * Without it, no kind can be watched.
   */
  version?: string;
}

/**
 * Identifies a cluster by the uid of its namespace `kube-system`, which every
 * cluster has and keeps for life. A configured name may lead to another cluster
 * tomorrow, and resource versions of two clusters cannot be compared.
 *
 * @param namespaces - result of reading the namespaces
 * @param known - last known uid
 */
export function identify(
  namespaces: Attempt<NamespaceFacts>,
  known: string | undefined,
): ClusterIdentity {
  const { items, position } =
    namespaces.state === 'read'
      ? namespaces
      : { items: [], position: undefined };
  const uid = items.find(({ name }) => name === 'kube-system')?.uid;
  if (uid === undefined) {
    return { isReplaced: false };
  }
  return uid === known
    ? { uid, isReplaced: false, version: position?.resourceVersion }
    : { uid, isReplaced: known !== undefined };
}
