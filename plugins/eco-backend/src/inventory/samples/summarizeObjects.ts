import {
  CustomResourceSample,
  RecentWrite,
} from '@backstage-eco/plugin-eco-node';
import {
  boundedName,
  boundedObjects,
  boundedText,
  boundedTexts,
  numberIn,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import { recentWritesOf } from './recentWrites';
import { specWritersOf } from './specWriters';
import { toName } from './toName';

/** Maximum distinct managers, owners and finalizers stored. */
const MAX_COUNTED = 50;
const MAX_NAMESPACES = 100;
const MAX_NAMES = 20;
const MAX_WAITING = 5;
const MAX_FINALIZERS = 20;
const MAX_VERSIONS = 20;

type Summary = Pick<
  CustomResourceSample,
  | 'count'
  | 'countIsExact'
  | 'sampled'
  | 'managers'
  | 'owners'
  | 'finalizers'
  | 'deleting'
  | 'waiting'
  | 'otherVersions'
  | 'specWriters'
  | 'recentWrites'
  | 'maxGeneration'
  | 'namespaces'
  | 'names'
>;

/**
 * Summarizes the sampled objects of a CRD.
 *
 * @param items - objects of the page, metadata only
 * @param list - the page itself, which tells how many objects follow
 * @param options - `apiVersion`: version of the request; `at`: when it was
 * made, ISO 8601; `previous`: recent writes of the last sample of the CRD
 */
export function summarizeObjects(
  items: RawObject[],
  list: RawObject,
  options: { apiVersion: string; at: string; previous?: RecentWrite[] },
): Summary {
  const metadata = items.map(item => objectIn(item, 'metadata'));
  const generations = metadata
    .map(each => numberIn(each, 'generation'))
    .filter(generation => generation !== undefined);
  const namespaces = metadata
    .map(each => boundedName(each.namespace))
    .filter(namespace => namespace !== undefined);
  return {
    ...countOf(items, list),
    sampled: items.length,
    managers: counted(metadata, managersOf),
    owners: counted(metadata, ownersOf),
    finalizers: withExamples(
      metadata,
      counted(metadata, each => finalizersOf(each).map(name => ({ name }))),
    ),
    deleting: metadata.filter(each => each.deletionTimestamp).length,
    ...waitingOf(metadata),
    ...otherVersionsOf(metadata, options.apiVersion),
    ...specWritersOf(metadata),
    ...recentWritesOf(metadata, options),
    ...(generations.length > 0 && {
      maxGeneration: generations.reduce((a, b) => Math.max(a, b)),
    }),
    namespaces: [...new Set(namespaces)].sort().slice(0, MAX_NAMESPACES),
    names: metadata.slice(0, MAX_NAMES).map(toName),
  };
}

function waitingOf(metadata: RawObject[]): Pick<Summary, 'waiting'> {
  const waiting = metadata
    .flatMap(each => {
      const since = boundedText(each.deletionTimestamp);
      const finalizers = boundedTexts(each.finalizers).slice(0, MAX_FINALIZERS);
      return since ? { ...toName(each), since, finalizers } : [];
    })
    .sort((one, other) => one.since.localeCompare(other.since))
    .slice(0, MAX_WAITING);
  return waiting.length > 0 ? { waiting } : {};
}

function otherVersionsOf(
  metadata: RawObject[],
  apiVersion: string,
): Pick<Summary, 'otherVersions'> {
  const found = new Map<
    string,
    NonNullable<Summary['otherVersions']>[number]
  >();
  for (const each of metadata) {
    for (const [key, written] of writtenVersions(each, apiVersion)) {
      const known = found.get(key);
      found.set(key, {
        ...written,
        count: (known?.count ?? 0) + 1,
        example: known?.example ?? toName(each),
      });
    }
  }
  const otherVersions = [...found.values()].slice(0, MAX_VERSIONS);
  return otherVersions.length > 0 ? { otherVersions } : {};
}

/**
 * Returns the other versions in which managers wrote fields, each pair once.
 */
function writtenVersions(metadata: RawObject, apiVersion: string) {
  return new Map(
    boundedObjects(metadata.managedFields).flatMap(field => {
      const manager = boundedText(field.manager);
      const written = boundedText(field.apiVersion);
      const version = written?.split('/')[1];
      return manager && version && written !== apiVersion
        ? [[`${version} ${manager}`, { version, manager }] as const]
        : [];
    }),
  );
}

function finalizersOf({ finalizers }: RawObject): string[] {
  return boundedTexts(finalizers);
}

/**
 * Adds the first object with each finalizer, in a single pass over the objects.
 */
function withExamples<T extends { name: string }>(
  metadata: RawObject[],
  finalizers: T[],
) {
  const first = new Map<string, RawObject>();
  for (const each of metadata) {
    for (const name of finalizersOf(each)) {
      first.set(name, first.get(name) ?? each);
    }
  }
  return finalizers.map(each => ({
    ...each,
    example: toName(first.get(each.name)!),
  }));
}

/** The remaining count is an estimate, and not always present. */
function countOf(items: RawObject[], list: RawObject) {
  const page = objectIn(list, 'metadata');
  if (!boundedText(page.continue)) {
    return { count: items.length, countIsExact: true };
  }
  const remaining = numberIn(page, 'remainingItemCount');
  return remaining === undefined
    ? { countIsExact: false }
    : { count: items.length + remaining, countIsExact: false };
}

function managersOf(metadata: RawObject) {
  return boundedObjects(metadata.managedFields).flatMap(field => {
    const name = boundedText(field.manager);
    const subresource = boundedText(field.subresource);
    return name ? [{ name, ...(subresource && { subresource }) }] : [];
  });
}

function ownersOf(metadata: RawObject) {
  return boundedObjects(metadata.ownerReferences).map(owner => ({
    apiVersion: boundedText(owner.apiVersion) ?? '',
    kind: boundedText(owner.kind) ?? '',
  }));
}

/** Counts on how many objects each value occurs, most frequent first. */
function counted<T extends object>(
  objects: RawObject[],
  of: (object: RawObject) => T[],
): Array<T & { count: number }> {
  const counts = new Map<string, T & { count: number }>();
  for (const object of objects) {
    const found = new Map(of(object).map(each => [JSON.stringify(each), each]));
    for (const [key, each] of found) {
      const entry = counts.get(key);
      if (entry) {
        entry.count++;
      } else {
        counts.set(key, { ...each, count: 1 });
      }
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_COUNTED);
}
