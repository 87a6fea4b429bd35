import { InventoryPart } from '@backstage-eco/plugin-eco-node';
import { KindState } from '../ReadingState';
import { isDue } from './isDue';

const NUMBER = /^\d{1,30}$/;

/**
 * Returns the state of a kind if its changes can be watched instead of listing
 * it.
 *
 * @param options.apiVersion - version in which the kind is served now
 * @param options.clusterVersion - current `resourceVersion` of the cluster. A
 * state ahead of it means that the cluster was restored, as from a backup; a
 * watch from there would stay silent forever. Omitted if unknown.
 * @param options.name - name of cluster and kind
 * @returns undefined if the kind must be listed
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
 * Within one cluster, resource versions are increasing numbers. Source:
 * Kubernetes API concepts, "Resource versions"; comparable by specification
 * since 1.35, and in practice before.
 */
function isReached(version: string, clusterVersion: string): boolean {
  return (
    NUMBER.test(version) &&
    NUMBER.test(clusterVersion) &&
    BigInt(version) <= BigInt(clusterVersion)
  );
}
