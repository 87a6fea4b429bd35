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
 * Whose an object of a child's name is: this Database's, one's that was deleted
 * before and is still being collected, nobody's any more (its Database was
 * deleted without its children), or a stranger's, which is never touched.
 */
export type Ownership = 'ours' | 'earlier' | 'orphan' | 'foreign';

/**
 * Says whose a child is: by what the controller recorded of it, by the owner
 * reference with which it was made, or by the record's UID, which no user knows
 * before. A name, a label or an annotation that anybody can write proves nothing.
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
  if (about === database.metadata.uid && (isProven || isOfBefore(database))) {
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

/** Whether its status was last written by a controller that recorded no children. */
function isOfBefore({ status }: Database): boolean {
  return status?.engine !== undefined && status.children === undefined;
}

/**
 * Whether the main child must outlive the decision to delete the Database: its
 * volumes are to be taken away from it first, or a last backup is. Such a child
 * gets no owner reference. In a deletion in the foreground, Argo CD's default,
 * the garbage collector deletes every dependent at once, whatever its
 * `blockOwnerDeletion` says, and does not wait for the owner's finalizers.
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

/** The reference by which the garbage collector removes a child with its Database. */
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
