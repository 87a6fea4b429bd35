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

/** A child with its owner, or with what says whose it is where it may have none. */
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
 * Annotations that prove what the controller made for a Database: no user knows
 * the record's UID before.
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
 * What server-side apply alone would not put right in a living main child: an
 * owner that it must not have, whoever gave it, and that an earlier Database had
 * sent its operator away before it went without its clean-up.
 *
 * @returns `undefined` where there is nothing of that
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
  const dismissed =
    ownership(live, observed) === 'orphan' ? dismissalsOf(live, engine) : [];
  if (!owners.some(isDatabase) && dismissed.length === 0) {
    return undefined;
  }
  const annotations = {
    ...Object.fromEntries(dismissed.map(key => [key, null])),
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

/** The annotations of a main child by which its operator was sent away. */
function dismissalsOf(
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
