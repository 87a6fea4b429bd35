import {
  Database,
  DATABASE_ANNOTATIONS,
} from '@backstage-eco/plugin-eco-common';
import { Engine } from '../engines/Engine';
import { fieldAt, KubernetesObject } from '../kubernetes/objects';
import { Observed } from './Observed';
import {
  goesAfterCleanUp,
  isDatabase,
  ownerReference,
  ownership,
} from './ownership';
import { Step } from './Plan';

/**
 * Adds the owner reference to a child, or the annotations that prove its origin
 * if it may have no owner.
 */
export function withOwner(
  object: KubernetesObject,
  { database, record }: Pick<Observed, 'database' | 'record'>,
  engine: Engine,
): KubernetesObject {
  const { metadata } = object;
  if (isMain(object, engine) && goesAfterCleanUp(engine)) {
    const annotations = {
      ...metadata.annotations,
      ...proofOf(database, record),
    };
    return { ...object, metadata: { ...metadata, annotations } };
  }
  const ownerReferences = [ownerReference(database)];
  return { ...object, metadata: { ...metadata, ownerReferences } };
}

/**
 * Returns annotations that prove that the controller created an object for a
 * Database: no user knows the record's UID in advance.
 */
export function proofOf(
  database: Database,
  record: KubernetesObject | undefined,
): Record<string, string> {
  return {
    [DATABASE_ANNOTATIONS.uid]: database.metadata.uid,
    [DATABASE_ANNOTATIONS.record]: record?.metadata.uid ?? '',
  };
}

/**
 * Returns a patch for what server-side apply alone would not fix in a live main
 * child:
 *
 * - owners that it must not have
 * - annotations with which an earlier Database detached its operator, if that
 *   Database was deleted without finishing its clean-up
 *
 * @returns `undefined` if there is nothing to fix
 */
export function correctMain(
  live: KubernetesObject,
  observed: Pick<Observed, 'database' | 'record'>,
  engine: Engine,
): Step | undefined {
  if (!isMain(live, engine) || !goesAfterCleanUp(engine)) {
    return undefined;
  }
  const { uid, resourceVersion, ownerReferences: owners = [] } = live.metadata;
  const detaching =
    ownership(live, observed) === 'orphan'
      ? detachingAnnotations(live, engine)
      : [];
  if (!owners.some(isDatabase) && detaching.length === 0) {
    return undefined;
  }
  const annotations = {
    ...Object.fromEntries(detaching.map(key => [key, null])),
    ...proofOf(observed.database, observed.record),
  };
  const ownerReferences = owners.filter(owner => !isDatabase(owner));
  return {
    do: 'patch',
    kind: engine.resource,
    target: live.metadata,
    body: { metadata: { uid, resourceVersion, ownerReferences, annotations } },
  };
}

/** Returns the annotations that detached the operator from a main child. */
function detachingAnnotations(
  { metadata }: KubernetesObject,
  { release, resource }: Engine,
): string[] {
  const change = release?.(metadata.name).find(
    ({ kind }) => kind.kind === resource.kind,
  );
  const keys = fieldAt(change?.body, 'metadata', 'annotations') ?? {};
  return Object.keys(keys).filter(key => metadata.annotations?.[key]);
}

function isMain({ kind }: KubernetesObject, { resource }: Engine): boolean {
  return kind === resource.kind;
}
