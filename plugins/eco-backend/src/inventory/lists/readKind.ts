import { InventoryFacts, InventoryPart } from '@backstage-eco/plugin-eco-node';
import { Limit } from 'p-limit';
import { KindSource, ListedKind } from '../kinds';
import { KindState } from '../ReadingState';
import { ApiReader } from '../requests/ApiReader';
import { ReadFailure } from '../requests/ReadFailure';
import { tryReading } from '../requests/tryReading';
import { SchemaKeeper } from '../schemas/SchemaKeeper';
import { Attempt } from '../toPart';
import { FactsReader } from './FactsReader';
import { applyChanges, keepUnchanged } from './keepUnchanged';
import { assertNotTooMany } from './KeptItems';
import { isDearerThanList } from './isDearerThanList';
import { listObjects, ListOptions } from './listObjects';
import { objectKey } from './objectKey';
import { watchObjects } from './watchObjects';

const HOUR_MS = 60 * 60 * 1000;
/** An account that may not watch will hardly be allowed to soon. */
const AFTER_REFUSAL_MS = 24 * HOUR_MS;
/** What changes much now may not in an hour. */
const AFTER_NOISE_MS = HOUR_MS;

/** What reading the kinds of one cluster shares. */
export interface KindReading {
  reader: ApiReader;
  schemas: SchemaKeeper;
  /** How many lists are asked for at the same time: their answers are large. */
  listing: Limit;
  /** How many watches are: each takes a second and costs next to nothing. */
  watching: Limit;
}

/** What is known of a kind, and from where on to ask. */
export interface KnownKind<K extends ListedKind> {
  part?: InventoryPart<InventoryFacts[K]>;
  /** Left out: all is listed. */
  state?: KindState;
}

interface Asked<K extends ListedKind> extends ListOptions<K> {
  apiVersion: string;
  /** What was known. */
  previous: InventoryFacts[K][];
}

/**
 * Reads one kind: what changed, where that can be had, and else everything. Each
 * is tried once.
 *
 * @param options - `apiVersion`: in which it is served
 */
export async function readKind<K extends ListedKind>(
  options: KindReading & {
    source: KindSource<K>;
    apiVersion: string;
    known: KnownKind<K>;
  },
): Promise<Attempt<InventoryFacts[K]>> {
  const { source, apiVersion, known, reader, schemas } = options;
  const { part, state } = known;
  const api = source.group ? 'apis' : 'api';
  const asked: Asked<K> = {
    reader,
    question: { ...source, path: `/${api}/${apiVersion}/${source.resource}` },
    facts: new FactsReader({ source, apiVersion, schemas }),
    apiVersion,
    previous: part && 'items' in part ? part.items : [],
  };
  const changed =
    state &&
    (await tryReading(() => options.watching(() => readChanges(asked, state))));
  if (changed && !(changed instanceof ReadFailure)) {
    return changed;
  }
  const isRefused = [403, 405].includes(changed?.httpStatus ?? 0);
  const whole = await tryReading(() =>
    options.listing(() =>
      readWhole(asked, isRefused ? AFTER_REFUSAL_MS : undefined),
    ),
  );
  return whole instanceof ReadFailure
    ? { state: 'failed', failure: namingRole(whole, source) }
    : whole;
}

/** Whoever reads why a kind is unknown learns what to install. */
function namingRole(
  failure: ReadFailure,
  { optionalRole }: Pick<KindSource, 'optionalRole'>,
): ReadFailure {
  const { status, httpStatus, message } = failure;
  return optionalRole !== undefined && status === 'forbidden'
    ? new ReadFailure({
        status,
        httpStatus,
        message: `Eco's account lacks the optional ClusterRole ${optionalRole}: ${message}`,
        cause: failure,
      })
    : failure;
}

async function readChanges<K extends ListedKind>(
  asked: Asked<K>,
  state: KindState,
): Promise<Attempt<InventoryFacts[K]>> {
  const { apiVersion, previous } = asked;
  const { changes, resourceVersion, length } = await watchObjects({
    ...asked,
    resourceVersion: state.resourceVersion,
  });
  const items = applyChanges(changes, { previous, keyOf: objectKey });
  assertNotTooMany(items.length);
  return {
    state: 'read',
    items,
    position: {
      apiVersion,
      resourceVersion,
      ...(isDearerThanList(length, state.listLength) && {
        listForMs: AFTER_NOISE_MS,
      }),
    },
  };
}

async function readWhole<K extends ListedKind>(
  asked: Asked<K>,
  listForMs: number | undefined,
): Promise<Attempt<InventoryFacts[K]>> {
  const { apiVersion, previous } = asked;
  const { items, resourceVersion, length } = await listObjects(asked);
  return {
    state: 'read',
    items: keepUnchanged(items, { previous, keyOf: objectKey }),
    ...(resourceVersion && {
      position: {
        apiVersion,
        resourceVersion,
        listLength: length,
        ...(listForMs && { listForMs }),
      },
    }),
  };
}
