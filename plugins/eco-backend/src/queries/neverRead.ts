import { StackLayer } from '@backstage-eco/plugin-eco-common';
import { StoredCluster } from '../store';

/** Returns why nothing is known about a cluster. */
export function neverRead(
  cluster: StoredCluster,
): StackLayer['unknownIn'][number] {
  const { status, reason = status } = cluster.outcome;
  const isWaiting = status === 'pending' || cluster.readAt !== undefined;
  return {
    cluster: cluster.name,
    // A cluster last read by an older Eco release is read again soon.
    reason: isWaiting ? 'not read yet' : `never read: ${reason}`,
    since: cluster.firstListedAt,
  };
}
