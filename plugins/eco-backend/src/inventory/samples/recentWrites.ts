import {
  CustomResourceSample,
  RecentWrite,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedObjects,
  boundedText,
  numberIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { toName } from './toName';

const MAX_WRITES = 20;

/**
 * How long before the sample a write counts as recent, in milliseconds. Samples
 * are an hour apart: an hourly writer is unlikely to be seen within two minutes
 * three times in a row.
 */
const RECENT_MS = 120_000;

/**
 * Finds the writes made just before a sample, and counts the consecutive
 * samples with each. The API server only updates a manager's time if a value
 * changed.
 *
 * @param metadata - metadata of the sampled objects
 * @param options - `at`: when they were sampled, ISO 8601; `previous`: writes
 * of the last sample
 */
export function recentWritesOf(
  metadata: RawObject[],
  options: { at: string; previous?: RecentWrite[] },
): Pick<CustomResourceSample, 'recentWrites'> {
  const { at, previous = [] } = options;
  const before = new Map(previous.map(each => [keyOf(each), each]));
  const recentWrites = metadata
    .flatMap(each => lastWrites(each, at))
    .filter(write => isRecent(write.at, at))
    .map(write => following(write, before.get(keyOf(write))))
    .sort((one, other) => other.samples - one.samples)
    .slice(0, MAX_WRITES);
  return recentWrites.length > 0 ? { recentWrites } : {};
}

/** Clocks differ: a write may appear later than the sample. */
function isRecent(writtenAt: string, at: string): boolean {
  return Math.abs(Date.parse(at) - Date.parse(writtenAt)) < RECENT_MS;
}

/** Returns the last write of each manager to an object. */
function lastWrites(metadata: RawObject, sampledAt: string): RecentWrite[] {
  const uid = boundedText(metadata.uid);
  const generation = numberIn(metadata, 'generation');
  const resourceVersion = boundedText(metadata.resourceVersion);
  if (!uid || generation === undefined || !resourceVersion) {
    return [];
  }
  const writes = new Map<string, RecentWrite>();
  for (const field of boundedObjects(metadata.managedFields)) {
    const manager = boundedText(field.manager);
    const at = boundedText(field.time);
    const subresource = boundedText(field.subresource);
    const key = JSON.stringify([manager, subresource]);
    const known = writes.get(key);
    if (manager && at && (known === undefined || known.at < at)) {
      writes.set(key, {
        ...toName(metadata),
        uid,
        generation,
        resourceVersion,
        manager,
        ...(subresource && { subresource }),
        at,
        samples: 1,
        since: sampledAt,
      });
    }
  }
  return [...writes.values()];
}

function following(
  write: RecentWrite,
  before: RecentWrite | undefined,
): RecentWrite {
  const isNew =
    before !== undefined &&
    before.resourceVersion !== write.resourceVersion &&
    before.at !== write.at;
  return isNew
    ? { ...write, samples: before.samples + 1, since: before.since }
    : write;
}

/**
 * A new generation means that the desired state changed, so the count restarts.
 */
function keyOf({ uid, generation, manager, subresource }: RecentWrite): string {
  return JSON.stringify([uid, generation, manager, subresource]);
}
