import { NamespaceFacts } from '@backstage-eco/plugin-eco-node';
import { Attempt } from './toPart';

/** Which cluster answers. */
export interface ClusterIdentity {
  /** Left out where it cannot be told. */
  uid?: string;
  /** Another cluster answers under this name than the last time. */
  isReplaced: boolean;
  /**
   * The present `resourceVersion`, where it is the same cluster for certain: only
   * then can changes be asked for.
   */
  version?: string;
}

/**
 * Tells clusters apart by the uid of their namespace `kube-system`, which every
 * cluster has and keeps for its life. A name in a configuration may lead to
 * another cluster tomorrow, and resource versions of two clusters say nothing
 * of each other.
 *
 * @param namespaces - how the attempt to read them ended
 * @param known - the uid as it was last seen
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
