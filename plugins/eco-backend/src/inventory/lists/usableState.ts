import { InventoryPart } from '@backstage-eco/plugin-eco-node';
import { KindState } from '../ReadingState';
import { isDue } from './isDue';

const NUMBER = /^\d{1,30}$/;

/**
 * Whether changes of a kind may be asked for instead of all of it.
 *
 * @param options.apiVersion - in which it is served now
 * @param options.clusterVersion - the cluster's present `resourceVersion`. One
 * that is not reached any more was taken back, as from a backup; a watch from
 * there on would be silent for ever. Left out: nobody knows.
 * @param options.name - of cluster and kind
 * @returns the state where they may
 */
export function usableState(options: {
  state: KindState | undefined;
  part: InventoryPart<unknown> | undefined;
  apiVersion: string;
  clusterVersion?: string;
  now: Date;
  name: string;
}): KindState | undefined {
  const { state, part, apiVersion, clusterVersion, now, name } = options;
  if (!state || !part || !('items' in part) || !clusterVersion) {
    return undefined;
  }
  const isOfPart =
    state.readAt === part.readAt && state.count === part.items.length;
  const isUsable =
    isOfPart &&
    state.apiVersion === apiVersion &&
    isReached(state.resourceVersion, clusterVersion) &&
    !isDue({ lastAt: state.listedAt, now, name }) &&
    !(state.listUntil && Date.parse(state.listUntil) > now.getTime());
  return isUsable ? state : undefined;
}

/**
 * Versions of one cluster's objects are numbers that grow. Source: Kubernetes
 * API concepts, "Resource versions"; comparable since 1.35, and in effect before.
 */
function isReached(version: string, clusterVersion: string): boolean {
  return (
    NUMBER.test(version) &&
    NUMBER.test(clusterVersion) &&
    BigInt(version) <= BigInt(clusterVersion)
  );
}
