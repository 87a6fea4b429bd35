import { boundedText } from '@backstage-eco/plugin-eco-recognition';
import { PreviousInventory } from '../PreviousInventory';
import { DiscoveryState } from '../ReadingState';
import { ApiReader } from '../requests/ApiReader';
import { malformedAnswer, ReadFailure } from '../requests/ReadFailure';
import { tryReading } from '../requests/tryReading';
import { Discovery, groupVersionKey, joinDiscoveries } from './Discovery';
import { readCoreDiscovery, readGroupDiscovery } from './readDiscovery';

/** What is served, and by which version of Kubernetes. */
export interface Served {
  discovery: Discovery;
  /** Left out where the next reading has to ask for everything anew. */
  etag?: string;
  /** Everything was asked for, not only whether it is still the same. */
  isWhole: boolean;
  /** Left out: it was not asked for, because it was not known before. */
  version?: string | ReadFailure;
}

/**
 * Asks what an API server serves. The first time that is `/api` and `/apis`;
 * later it is whether `/apis` is still the same, and the version: the core group
 * changes with it alone, and is asked for again when one of the two changed.
 *
 * @param options - `state` and `previous`: of the last reading
 * @throws ReadFailure where it could not be read
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

/** What is kept is of use only where it is that of the kept ETag. */
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
    // Of a gap, resources are kept that were served before.
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
 * Asks for the version of Kubernetes.
 *
 * @returns without a leading `v`
 * @throws ReadFailure where it could not be read
 */
export async function readVersion(reader: ApiReader): Promise<string> {
  const { gitVersion } = await reader.get('/version');
  const version = boundedText(gitVersion)?.replace(/^v/, '');
  if (version === undefined) {
    throw malformedAnswer('it does not say its version');
  }
  return version;
}
