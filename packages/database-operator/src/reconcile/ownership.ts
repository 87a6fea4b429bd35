import {
  DATABASE,
  Database,
  DATABASE_ANNOTATIONS,
} from '@backstage-eco/plugin-eco-common';
import { readRecord } from '../database/DatabaseRecord';
import { Engine } from '../engines/Engine';
import { KubernetesObject, OwnerReference } from '../kubernetes/objects';
import { Observed } from './Observed';

/**
 * Owner of an object that has a child's name:
 *
 * - `ours`: this Database
 * - `earlier`: a deleted Database, whose children are still being
 *   garbage-collected
 * - `orphan`: none, as its Database was deleted without its children
 * - `foreign`: anyone else; such an object is never changed
 */
export type Ownership = 'ours' | 'earlier' | 'orphan' | 'foreign';

/**
 * Determines who owns a child. Proof is what the controller recorded, the owner
 * reference it was created with, or the record's UID, which no user knows in
 * advance. A name, a label or an annotation that anyone can write proves
 * nothing.
 */
export function ownership(
  child: KubernetesObject,
  { database, record }: Pick<Observed, 'database' | 'record'>,
): Ownership {
  const { ownerReferences = [], annotations = {}, uid } = child.metadata;
  const { [DATABASE_ANNOTATIONS.uid]: about } = annotations;
  if (uid && isRecorded(child, database)) {
    return 'ours';
  }
  const owner = ownerReferences.find(isDatabase);
  if (owner && owner.uid === database.metadata.uid) {
    return owner.controller ? 'ours' : 'foreign';
  }
  if (owner) {
    return owner.name === database.metadata.name ? 'earlier' : 'foreign';
  }
  const recorded = record && readRecord(record);
  const isProven =
    record?.metadata.uid !== undefined &&
    annotations[DATABASE_ANNOTATIONS.record] === record.metadata.uid;
  if (
    about === database.metadata.uid &&
    (isProven || isFromEarlierVersion(database))
  ) {
    return 'ours';
  }
  const isLeft =
    isProven &&
    recorded?.uid === database.metadata.uid &&
    about !== undefined &&
    about === recorded.predecessor;
  return isLeft && ownerReferences.length === 0 ? 'orphan' : 'foreign';
}

function isRecorded(
  { kind, metadata }: KubernetesObject,
  { status }: Database,
): boolean {
  return (status?.children ?? []).some(
    child =>
      child.uid === metadata.uid &&
      child.kind === kind &&
      child.name === metadata.name,
  );
}

/**
 * Whether its status was last written by an earlier version, which recorded no
 * children.
 */
function isFromEarlierVersion({ status }: Database): boolean {
  return status?.engine !== undefined && status.children === undefined;
}

/**
 * Whether the main child must outlive the decision to delete the Database, as
 * its volumes must be detached first, or a last backup taken. Such a child gets
 * no owner reference. In a foreground deletion, which is Argo CD's default, the
 * garbage collector deletes all dependents at once. It ignores their
 * `blockOwnerDeletion` and does not wait for the owner's finalizers.
 *
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/#foreground-deletion
 */
export function goesAfterCleanUp({ release, backup }: Engine): boolean {
  return release !== undefined || backup !== undefined;
}

/** Whether an owner reference is to a Database. */
export function isDatabase({ kind, apiVersion }: OwnerReference): boolean {
  return kind === DATABASE.kind && apiVersion === DATABASE.apiVersion;
}

/**
 * Returns the owner reference that makes the garbage collector delete a child
 * with its Database.
 */
export function ownerReference(database: Database): OwnerReference {
  return {
    apiVersion: DATABASE.apiVersion,
    kind: DATABASE.kind,
    name: database.metadata.name,
    uid: database.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
