import { StackLayer } from '@backstage-eco/plugin-eco-common';
import { StoredCluster } from '../store';

/** Returns the clusters that were read except for their CRDs, and why. */
export function crdsUnknownIn(
  clusters: StoredCluster[],
): StackLayer['unknownIn'] {
  return clusters.flatMap(({ name, unread }) =>
    unread
      .filter(({ kind, lastReadAt }) => kind === 'crds' && !lastReadAt)
      .map(({ reason, since }) => ({ cluster: name, reason, since })),
  );
}
