import pLimit from 'p-limit';
import {
  ApiServiceFacts,
  InventoryFacts,
  InventoryPart,
} from '@backstage-eco/plugin-eco-node';
import { completeDiscovery } from './discovery/completeDiscovery';
import { Discovery } from './discovery/Discovery';
import { findServed } from './discovery/findServed';
import { Served } from './discovery/readServed';
import { toResourceAttempt } from './discovery/toResourceAttempt';
import { ClusterIdentity, identify } from './identify';
import { KIND_SOURCES, KindSource, ListedKind } from './kinds';
import { KindReading, readKind } from './lists/readKind';
import { usableState } from './lists/usableState';
import { PreviousInventory } from './PreviousInventory';
import { Reading } from './Reading';
import type { InventoryReading, ReadInventoryOptions } from './readInventory';
import { KindState, READING_FORMAT, ReadingState } from './ReadingState';
import { ApiReader } from './requests/ApiReader';
import { ReadFailure } from './requests/ReadFailure';
import { SchemaKeeper } from './schemas/SchemaKeeper';
import { Attempt } from './toPart';

/** How many lists of one cluster are asked for at the same time. */
const LISTS = 4;
/** How many watches. */
const WATCHES = 10;

/** What reading the kinds of a cluster needs beside what every reading does. */
export interface ReadKindsOptions extends ReadInventoryOptions {
  reader: ApiReader;
  served: Served;
  now: () => Date;
}

/** What the kinds of one cluster are read with. */
interface Context extends KindReading {
  cluster: string;
  now: () => Date;
  /** Of the last reading of this cluster. */
  previous?: PreviousInventory;
  states: Record<string, KindState>;
  /** Left out: everything is listed. */
  clusterVersion?: string;
}

/**
 * Reads all kinds of a cluster whose discovery was read: namespaces first, which
 * tell whether it is still the same cluster; then what is served; and last, when
 * it is certain, what is not.
 */
export async function readKinds(
  options: ReadKindsOptions,
): Promise<InventoryReading> {
  const { served } = options;
  const unknown = toContext(options);
  const namespaces = await readIfServed(
    KIND_SOURCES.namespaces,
    served.discovery,
    unknown,
  );
  const identity = identify(
    namespaces,
    options.state?.clusterUid ?? options.previous?.uid,
  );
  const context = ofCluster(unknown, identity);
  const reading = new Reading(context);
  const sources = Object.values(KIND_SOURCES);
  const progress = { done: 0, total: sources.length };
  const add = (part: ListedKind, attempt: Attempt<unknown>) => {
    reading.add(part, attempt);
    progress.done++;
    options.onProgress?.({ ...progress });
  };
  const readAll = (some: typeof sources, { discovery }: Served) =>
    Promise.all(
      some.map(async source =>
        add(source.part, await readIfServed(source, discovery, context)),
      ),
    );

  add('namespaces', namespaces);
  const others = sources.filter(({ part }) => part !== 'namespaces');
  const isServed = (source: (typeof sources)[number]) =>
    findServed(served.discovery, source).state === 'served';
  await readAll(others.filter(isServed), served);
  const complete = await completeDiscovery({
    reader: options.reader,
    served,
    apiServices: reading.part('apiServices') as
      | InventoryPart<ApiServiceFacts>
      | undefined,
    known: context.previous?.parts.apiResources,
  });
  await readAll(
    others.filter(source => !isServed(source)),
    complete,
  );
  reading.add(
    'apiResources',
    toResourceAttempt(
      complete.discovery,
      itemsOf(context.previous?.parts.apiResources),
    ),
  );
  return toResult({ options, served: complete, identity, context, reading });
}

function toContext(options: ReadKindsOptions): Context {
  return {
    cluster: options.cluster,
    now: options.now,
    previous: options.previous,
    states: options.state?.kinds ?? {},
    reader: options.reader,
    schemas: new SchemaKeeper(options.keepSchema),
    listing: pLimit(LISTS),
    watching: pLimit(WATCHES),
  };
}

/** What was known of another cluster is no older state of this one. */
function ofCluster(context: Context, identity: ClusterIdentity): Context {
  return identity.isReplaced
    ? { ...context, previous: undefined, states: {} }
    : { ...context, clusterVersion: identity.version };
}

async function readIfServed<K extends ListedKind>(
  source: KindSource<K>,
  discovery: Discovery,
  context: Context,
): Promise<Attempt<InventoryFacts[K]>> {
  const served = findServed(discovery, source);
  if (served.state === 'not-served') {
    return served;
  }
  if (served.state === 'unknown') {
    const { reason } = served;
    const failure = new ReadFailure({ status: 'unreachable', message: reason });
    return { state: 'failed', failure };
  }
  const { group, part: name } = source;
  const apiVersion = group ? `${group}/${served.version}` : served.version;
  const part = context.previous?.parts[name] as
    | InventoryPart<InventoryFacts[K]>
    | undefined;
  const canAskForChanges = served.canWatch && source.later !== 'list';
  const state = usableState({
    ...context,
    state: canAskForChanges ? context.states[name] : undefined,
    part,
    apiVersion,
    now: context.now(),
    name: `${context.cluster} ${name}`,
  });
  return readKind({ ...context, source, apiVersion, known: { part, state } });
}

function toResult(result: {
  options: ReadKindsOptions;
  served: Served;
  identity: ClusterIdentity;
  context: Context;
  reading: Reading;
}): InventoryReading {
  const { options, served, identity, context, reading } = result;
  const { version } = served;
  if (version instanceof ReadFailure) {
    reading.addFailure('version', version);
  }
  const uid = identity.uid ?? context.previous?.uid;
  return {
    inventory: {
      cluster: options.cluster,
      uid,
      kubernetesVersion:
        typeof version === 'string'
          ? version
          : context.previous?.kubernetesVersion,
      parts: reading.parts(),
    },
    outcome: reading.outcome(),
    state: toState({ ...result, uid }),
  };
}

/**
 * Where it is not certain of which cluster something was read, nothing of it can
 * be built upon.
 */
function toState(result: {
  options: ReadKindsOptions;
  served: Served;
  identity: ClusterIdentity;
  reading: Reading;
  uid: string | undefined;
}): ReadingState {
  const { options, served, identity, reading, uid } = result;
  const part = reading.part('apiResources');
  const before = options.state?.discovery;
  return {
    format: READING_FORMAT,
    ...(uid && { clusterUid: uid }),
    ...(served.etag &&
      part?.state === 'read' && {
        discovery: {
          etag: served.etag,
          readAt: part.readAt,
          wholeAt: before && !served.isWhole ? before.wholeAt : part.readAt,
        },
      }),
    kinds: identity.uid ? reading.states() : {},
  };
}

function itemsOf<T>(part: InventoryPart<T> | undefined): T[] {
  return part && 'items' in part ? part.items : [];
}
