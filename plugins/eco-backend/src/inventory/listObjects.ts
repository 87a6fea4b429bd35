import { RawObject, isRawObject } from './boundedText';
import { JsonReader } from './createJsonReader';
import { KeptItems } from './KeptItems';
import { malformedAnswer, ReadFailure } from './ReadFailure';

/** Asks for the metadata of objects alone. */
export const METADATA_LIST =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

const PAGE_SIZE = 500;
/** For kinds whose objects are so large that a page is too long an answer. */
const SMALL_PAGE_SIZE = 50;
/** More objects of one kind do not fit a reading. */
const MAX_OBJECTS = 50_000;

/** What to list. */
export interface ListOptions<T> {
  read: JsonReader;
  /** Without a query. */
  path: string;
  form?: 'metadata';
  selector?: { label?: string; field?: string };
  toFacts(raw: RawObject): T;
}

/**
 * Lists all objects of a kind, page by page. Each page is turned into facts
 * before the next one is asked for: raw objects are large.
 *
 * @throws {@link ReadFailure}; what the earlier pages held is then worth nothing
 */
export async function listObjects<T>(options: ListOptions<T>): Promise<T[]> {
  try {
    return await listOnce(options, PAGE_SIZE);
  } catch (error) {
    if (error instanceof ReadFailure && error.isTooLong) {
      return listOnce(options, SMALL_PAGE_SIZE);
    }
    // The pages' common point in time is gone from the server's memory.
    if (error instanceof ReadFailure && error.httpStatus === 410) {
      return listOnce(options, PAGE_SIZE);
    }
    throw error;
  }
}

async function listOnce<T>(
  options: ListOptions<T>,
  pageSize: number,
): Promise<T[]> {
  const kept = new KeptItems<T>();
  const { label, field } = options.selector ?? {};
  const query = new URLSearchParams({
    limit: String(pageSize),
    ...(label && { labelSelector: label }),
    ...(field && { fieldSelector: field }),
  });
  const accept = options.form === 'metadata' ? METADATA_LIST : undefined;
  for (let page = 0; page < MAX_OBJECTS / pageSize; page++) {
    const list = await options.read(`${options.path}?${query}`, accept);
    for (const raw of rawItems(list)) {
      kept.add(toFactsOf(raw, options.toFacts));
    }
    const next = isRawObject(list.metadata) && list.metadata.continue;
    if (typeof next !== 'string' || next === '') {
      return kept.items;
    }
    query.set('continue', next);
  }
  throw new ReadFailure({
    status: 'unreachable',
    message: `more than ${MAX_OBJECTS} objects`,
  });
}

/**
 * The items of a list as they came.
 *
 * @throws {@link ReadFailure} where it is no list
 */
export function rawItems(list: RawObject): unknown[] {
  const isList = typeof list.kind === 'string' && list.kind.endsWith('List');
  // Servers written in Go send an empty list as null at times.
  const items = list.items === null ? [] : list.items;
  if (!isList || !Array.isArray(items)) {
    throw malformedAnswer('the answer is no list of Kubernetes objects');
  }
  return items;
}

function toFactsOf<T>(raw: unknown, toFacts: (raw: RawObject) => T): T {
  try {
    return toFacts(raw as RawObject);
  } catch (error) {
    throw malformedAnswer(
      `an object of the list is malformed: ${error}`,
      error,
    );
  }
}
