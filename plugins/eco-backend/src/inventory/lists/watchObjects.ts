import { InventoryFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedText,
  isRawObject,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { ListedKind } from '../kinds';
import { malformedAnswer, ReadFailure } from '../requests/ReadFailure';
import { readLines } from '../requests/readBody';
import { ListOptions } from './listObjects';
import { objectKey } from './objectKey';
import { acceptOf, toPath } from './Question';

/** How long the API server keeps a watch open. */
const WATCH_SECONDS = 1;
/** API servers do not end a watch earlier; if one ends, a proxy closed it. */
const MIN_WATCH_MS = 950;
/** A proxy may buffer the stream; the kind is then listed. */
const WATCH_WITHIN_MS = 5_000;
/** A list is cheaper than more changes, because lists are compressed. */
const MAX_WATCH_BYTES = 8 * 1024 * 1024;

const EVENT_TYPES = ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK'];

/** Changes to the objects of a kind since a point in time. */
export interface ObjectChanges<T> {
  /** Changed objects by key; undefined if the object is gone. */
  changes: Map<string, T | undefined>;
  /** Resource version up to which the changes are complete. */
  resourceVersion: string;
  /** Length of the stream, in characters. */
  length: number;
}

/**
 * Reads the changes since a list or an earlier watch, with one request that
 * takes a second. If the stream is cut, the changes so far may be incomplete,
 * so it fails.
 *
 * @param options - `resourceVersion`: where the watch starts
 * @throws {@link ReadFailure} if the changes cannot be read; the caller must
 * then list the kind
 */
export async function watchObjects<K extends ListedKind>(
  options: ListOptions<K> & { resourceVersion: string },
): Promise<ObjectChanges<InventoryFacts[K]>> {
  const { reader, question, facts, resourceVersion } = options;
  const path = toPath(question, {
    watch: '1',
    resourceVersion,
    timeoutSeconds: String(WATCH_SECONDS),
  });
  const how = {
    accept: acceptOf(question, 'watch'),
    withinMs: WATCH_WITHIN_MS,
  };
  const result = { changes: new Map(), resourceVersion, length: 0 };
  await reader.getStream(path, how, async (response, askedAt) => {
    if (!/^application\/json\b/.test(contentType(response))) {
      throw malformedAnswer(`a watch came as ${contentType(response)}`);
    }
    for await (const line of readLines(response, MAX_WATCH_BYTES)) {
      const { type, object } = toEvent(line);
      if (type !== 'BOOKMARK') {
        const { facts: kept } = facts.read(object);
        result.changes.set(
          objectKey(kept),
          type === 'DELETED' ? undefined : kept,
        );
      }
      result.resourceVersion = versionOf(object);
      result.length += line.length;
    }
    if (performance.now() - askedAt < MIN_WATCH_MS) {
      throw malformedAnswer('a watch ended before its time');
    }
  });
  await facts.settle();
  return result;
}

function contentType(response: Response): string {
  return response.headers.get('content-type') ?? 'no content type';
}

function toEvent(line: string): { type: string; object: RawObject } {
  const event = parse(line);
  if (isRawObject(event) && isRawObject(event.object)) {
    const { type } = event;
    const { object } = event as { object: RawObject };
    if (type === 'ERROR') {
      throw toFailure(object);
    }
    if (typeof type === 'string' && EVENT_TYPES.includes(type)) {
      return { type, object };
    }
  }
  throw malformedAnswer('a watch has a line that is no event');
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function versionOf(object: RawObject): string {
  const version = boundedText(objectIn(object, 'metadata').resourceVersion);
  if (version === undefined) {
    throw malformedAnswer('a watch has an event without a resourceVersion');
  }
  return version;
}

/** Most often, the server no longer has the resource version. */
function toFailure(status: RawObject): ReadFailure {
  const { code, message } = status;
  return new ReadFailure({
    status: 'unreachable',
    message: `the watch ended with ${boundedText(message) ?? 'an error'}`,
    ...(typeof code === 'number' && { httpStatus: code }),
  });
}
