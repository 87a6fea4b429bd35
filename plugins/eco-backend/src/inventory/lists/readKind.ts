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
import { isCostlierThanList } from './isCostlierThanList';
import { listObjects, ListOptions } from './listObjects';
import { objectKey } from './objectKey';
import { watchObjects } from './watchObjects';

const HOUR_MS = 60 * 60 * 1000;
/**
 * How long to list instead of watching after a refusal. Watch permission is
 * rarely granted soon.
 */
const AFTER_REFUSAL_MS = 24 * HOUR_MS;
/** How long to list instead of watching a kind with many changes. */
const AFTER_NOISE_MS = HOUR_MS;

/** Shared context for reading the kinds of one cluster. */
export interface KindReading {
  reader: ApiReader;
  schemas: SchemaKeeper;
  /** Limits concurrent lists, because their answers are large. */
  listing: Limit;
  /** Limits concurrent watches. Each takes a second but is cheap. */
  watching: Limit;
}

/** What is known of a kind, and where to continue. */
export interface KnownKind<K extends ListedKind> {
  part?: InventoryPart<InventoryFacts[K]>;
  /** State of the last read. Everything is listed if omitted. */
  state?: KindState;
}

interface Asked<K extends ListedKind> extends ListOptions<K> {
  apiVersion: string;
  /** Previous items. */
  previous: InventoryFacts[K][];
}

/**
 * Reads one kind: only its changes if possible, otherwise the whole list. Each
 * is tried once.
 *
 * @param options - `apiVersion`: version in which the kind is served
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
    ? { state: 'failed', failure: withRoleName(whole, source) }
    : whole;
}

/**
 * Names the missing role in the failure, so that users know what to install.
 */
function withRoleName(
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
      ...(isCostlierThanList(length, state.listLength) && {
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
