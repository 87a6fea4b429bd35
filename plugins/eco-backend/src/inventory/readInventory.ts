import pLimit from 'p-limit';
import { Outcome } from '@backstage-eco/plugin-eco-common';
import {
  ClusterAccess,
  Inventory,
  InventoryFacts,
} from '@backstage-eco/plugin-eco-node';
import { boundedText } from './boundedText';
import { createJsonReader, JsonReader } from './createJsonReader';
import { Discovery } from './Discovery';
import { findServed } from './findServed';
import { KeptItems } from './KeptItems';
import { KIND_SOURCES, KindSource, ListedKind } from './kinds';
import { listObjects } from './listObjects';
import { toObjectFacts } from './objectFacts';
import { PreviousInventory } from './PreviousInventory';
import { readDiscovery } from './readDiscovery';
import { ReadFailure } from './ReadFailure';
import { Reading } from './Reading';
import { READING_FORMAT, ReadingState } from './ReadingState';
import { Attempt } from './toPart';

/** How many lists of one cluster are asked for at the same time. */
const CONCURRENCY = 4;

/**
 * What a reading needs.
 *
 * @alpha
 */
export interface ReadInventoryOptions {
  access: ClusterAccess;
  /** The cluster's name. */
  cluster: string;
  /** What was known before: a kind that cannot be read now keeps its facts. */
  previous?: PreviousInventory;
  /** What the reading that gave `previous` returned. Left out: all is listed. */
  state?: ReadingState;
  /**
   * Takes the schema of each version of each CRD that comes in this reading, once
   * for each hash. What it throws ends the reading.
   */
  keepSchema?: (schema: { hash: string; json: string }) => Promise<void>;
  /** Is told how many of the kinds are done. */
  onProgress?: (progress: { done: number; total: number }) => void;
  now?: () => Date;
  /** A timeout is a result (`timed-out`); any other abort throws its reason. */
  signal?: AbortSignal;
}

/**
 * Reads what one cluster holds: what it serves, then one list for each served
 * kind. What fails is in the outcome and in the parts, with its reason.
 *
 * @throws only when the signal calls the reading off
 * @alpha
 */
export async function readInventory(
  options: ReadInventoryOptions,
): Promise<{ inventory: Inventory; outcome: Outcome; state: ReadingState }> {
  const { cluster, previous, onProgress, now = () => new Date() } = options;
  const read = createJsonReader(options);
  const [discovery, kubernetesVersion] = await Promise.all([
    tryReading(() => readKeptDiscovery(read)),
    tryReading(() => readVersion(read)),
  ]);

  const reading = new Reading({ previous, now });
  reading.add('apiResources', toApiResources(discovery));
  const limit = pLimit(CONCURRENCY);
  const sources = Object.values(KIND_SOURCES);
  let done = 0;
  await Promise.all(
    sources.map(source =>
      limit(async () => {
        reading.add(source.part, await readKind(source, discovery, read));
        done++;
        onProgress?.({ done, total: sources.length });
      }),
    ),
  );
  return {
    inventory: {
      cluster,
      kubernetesVersion:
        kubernetesVersion instanceof ReadFailure
          ? previous?.kubernetesVersion
          : kubernetesVersion,
      parts: reading.parts(),
    },
    outcome: reading.outcome(),
    state: { format: READING_FORMAT, kinds: {} },
  };
}

async function tryReading<T>(read: () => Promise<T>): Promise<T | ReadFailure> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ReadFailure) {
      return error;
    }
    throw error;
  }
}

async function readKeptDiscovery(read: JsonReader): Promise<Discovery> {
  const { resources, unknown } = await readDiscovery(read);
  const kept = new KeptItems<InventoryFacts['apiResources']>();
  for (const resource of resources) {
    kept.add(resource);
  }
  return { resources: kept.items, unknown };
}

async function readVersion(read: JsonReader): Promise<string | undefined> {
  const { gitVersion } = await read('/version');
  return boundedText(gitVersion)?.replace(/^v/, '');
}

async function readKind<K extends ListedKind>(
  source: KindSource<K>,
  discovery: Discovery | ReadFailure,
  read: JsonReader,
): Promise<Attempt<InventoryFacts[K]>> {
  if (discovery instanceof ReadFailure) {
    return { state: 'failed', failure: discovery };
  }
  const { group, resource, kind, form, selector } = source;
  const served = findServed(discovery, source);
  if (served.state === 'not-served') {
    return served;
  }
  if (served.state === 'unknown') {
    return { state: 'failed', failure: unknownKind(served.reason) };
  }
  const apiVersion = group ? `${group}/${served.version}` : served.version;
  const items = await tryReading(() =>
    listObjects({
      read,
      path: `/${group ? 'apis' : 'api'}/${apiVersion}/${resource}`,
      form,
      selector,
      toFacts: raw =>
        source.toFacts(raw, toObjectFacts(raw, { apiVersion, kind })),
    }),
  );
  return items instanceof ReadFailure
    ? { state: 'failed', failure: items }
    : { state: 'read', items };
}

/**
 * What is served. Where a server behind the API server does not answer, the
 * list is not complete, and so not read.
 */
function toApiResources(
  discovery: Discovery | ReadFailure,
): Attempt<InventoryFacts['apiResources']> {
  if (discovery instanceof ReadFailure) {
    return { state: 'failed', failure: discovery };
  }
  const [gap] = discovery.unknown;
  if (gap) {
    const name = `${gap.group}/${gap.version}`;
    return { state: 'failed', failure: unknownKind(`${name}: ${gap.reason}`) };
  }
  return { state: 'read', items: discovery.resources };
}

function unknownKind(message: string): ReadFailure {
  return new ReadFailure({ status: 'unreachable', message });
}
