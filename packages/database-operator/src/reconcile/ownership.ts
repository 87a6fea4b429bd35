import {
  DATABASE,
  Database,
  DATABASE_ANNOTATIONS,
  DATABASE_LABELS,
} from '@backstage-eco/plugin-eco-common';
import { Engine } from '../engines/Engine';
import { KubernetesObject, OwnerReference } from '../kubernetes/objects';

/**
 * Whose an object of a child's name is: this Database's, one's that was deleted
 * before and is still being collected, nobody's any more (its Database was
 * deleted without its children), or a stranger's, which is never touched.
 */
export type Ownership = 'ours' | 'earlier' | 'orphan' | 'foreign';

/** Says whose a child is: by its owner reference, or by what stands for one. */
export function ownership(
  child: KubernetesObject,
  database: Database,
): Ownership {
  const { ownerReferences = [], labels, annotations } = child.metadata;
  const owner = ownerReferences.find(isDatabase);
  if (owner) {
    if (owner.uid === database.metadata.uid) {
      return 'ours';
    }
    return owner.name === database.metadata.name ? 'earlier' : 'foreign';
  }
  const isMarked =
    labels?.[DATABASE_LABELS.name] !== undefined &&
    annotations?.[DATABASE_ANNOTATIONS.name] === database.metadata.name;
  if (
    isMarked &&
    annotations?.[DATABASE_ANNOTATIONS.uid] === database.metadata.uid
  ) {
    return 'ours';
  }
  return isMarked && ownerReferences.length === 0 ? 'orphan' : 'foreign';
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
