import { OperatorList } from '@backstage-eco/plugin-eco-common';
import { InventoryKind } from '@backstage-eco/plugin-eco-node';
import { StoredCluster } from '../store';

type UnreadInCluster = OperatorList['unread'][number];

/**
 * Returns those of the given lists that are unread or stale, for each cluster.
 */
export function unreadLists(
  clusters: readonly StoredCluster[],
  lists: readonly InventoryKind[],
): UnreadInCluster[] {
  const asked = new Set<string>(lists);
  return clusters.flatMap(({ name, unread }) =>
    unread
      .filter(({ kind }) => asked.has(kind))
      .map(({ kind, reason, since }) => ({
        cluster: name,
        what: kind,
        reason,
        since,
      })),
  );
}
