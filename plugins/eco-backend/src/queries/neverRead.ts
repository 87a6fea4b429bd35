import { StackLayer } from '@backstage-eco/plugin-eco-common';
import { StoredCluster } from '../store';

/** Why nothing can be said of a cluster, whatever it is asked for. */
export function neverRead(
  cluster: StoredCluster,
): StackLayer['unknownIn'][number] {
  const { status, reason = status } = cluster.outcome;
  const isWaiting = status === 'pending' || cluster.readAt !== undefined;
  return {
    cluster: cluster.name,
    // One that was read by an older Eco is read anew before long.
    reason: isWaiting ? 'not read yet' : `never read: ${reason}`,
    since: cluster.firstListedAt,
  };
}
