import { boundedText } from '@backstage-eco/plugin-eco-recognition';
import { PreviousInventory } from '../PreviousInventory';
import { DiscoveryState } from '../ReadingState';
import { ApiReader } from '../requests/ApiReader';
import { malformedAnswer, ReadFailure } from '../requests/ReadFailure';
import { tryReading } from '../requests/tryReading';
import { Discovery, groupVersionKey, joinDiscoveries } from './Discovery';
import { readCoreDiscovery, readGroupDiscovery } from './readDiscovery';

/** The discovery of a cluster, and its Kubernetes version. */
export interface Served {
  discovery: Discovery;
  /** Omitted if the next read must run a full discovery. */
  etag?: string;
  /** Whether discovery was read in full, not only checked for changes. */
  isWhole: boolean;
  /** Omitted if not requested, because the version was not known before. */
  version?: string | ReadFailure;
}

/**
 * Reads what an API server serves. The first read requests `/api` and `/apis`.
 * Later reads check whether `/apis` has changed, and read the Kubernetes
 * version. The core group changes only with that version; it is read again when
 * either changed.
 *
 * @param options - `state` and `previous`: from the last read
 * @throws ReadFailure if it cannot be read
 */
export async function readServed(options: {
  reader: ApiReader;
  previous?: PreviousInventory;
  state?: DiscoveryState;
}): Promise<Served> {
  const { reader, previous } = options;
  const kept = keptDiscovery(options);
  const [groups, version] = await Promise.all([
    readGroupDiscovery(reader, kept && options.state?.etag),
    previous?.kubernetesVersion === undefined
      ? undefined
      : tryReading(() => readVersion(reader)),
  ]);
  const hasChanged =
    typeof version === 'string' && version !== previous?.kubernetesVersion;
  if (kept && !groups && !hasChanged) {
    return {
      discovery: kept,
      etag: options.state?.etag,
      isWhole: false,
      version,
    };
  }
  const discovery = joinDiscoveries(
    await readCoreDiscovery(reader),
    groups?.discovery ?? withoutCore(kept),
  );
  const etag = groups ? groups.etag : options.state?.etag;
  return { discovery, etag, isWhole: true, version };
}

/** Returns the stored discovery, if it belongs to the stored ETag. */
function keptDiscovery({
  previous,
  state,
}: {
  previous?: PreviousInventory;
  state?: DiscoveryState;
}): Discovery | undefined {
  const part = previous?.parts.apiResources;
  if (part?.state !== 'read' || !state || part.readAt !== state.readAt) {
    return undefined;
  }
  const { gaps = [], empty = [] } = state;
  const isGap = new Set(gaps.map(groupVersionKey));
  return {
    // The part keeps earlier resources of a gap; leave them out.
    resources: part.items.filter(each => !isGap.has(groupVersionKey(each))),
    gaps,
    empty,
  };
}

function withoutCore(kept: Discovery | undefined): Discovery {
  return {
    resources: kept?.resources.filter(({ group }) => group !== '') ?? [],
    gaps: kept?.gaps ?? [],
    empty: kept?.empty ?? [],
  };
}

/**
 * Reads the Kubernetes version.
 *
 * @returns the version without a leading `v`
 * @throws ReadFailure if it cannot be read
 */
export async function readVersion(reader: ApiReader): Promise<string> {
  const { gitVersion } = await reader.get('/version');
  const version = boundedText(gitVersion)?.replace(/^v/, '');
  if (version === undefined) {
    throw malformedAnswer('it does not say its version');
  }
  return version;
}
