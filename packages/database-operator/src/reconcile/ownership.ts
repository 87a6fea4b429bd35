import {
  CHILD_LABEL,
  Database,
  DATABASE,
  NAME_ANNOTATION,
} from '../database/Database';
import { KubernetesObject, OwnerReference } from '../kubernetes/objects';

/**
 * Whose an object of a child's name is: this Database's, one's that was deleted
 * before and is still being collected, nobody's any more (its Database was
 * deleted without its children), or a stranger's, which is never touched.
 */
export type Ownership = 'ours' | 'earlier' | 'orphan' | 'foreign';

/** Says whose a child is. */
export function ownership(
  child: KubernetesObject,
  database: Database,
): Ownership {
  const { ownerReferences = [], labels, annotations } = child.metadata;
  const owner = ownerReferences.find(
    reference =>
      reference.kind === DATABASE.kind &&
      reference.apiVersion === DATABASE.apiVersion,
  );
  if (owner) {
    if (owner.uid === database.metadata.uid) {
      return 'ours';
    }
    return owner.name === database.metadata.name ? 'earlier' : 'foreign';
  }
  const isMarked =
    labels?.[CHILD_LABEL] !== undefined &&
    annotations?.[NAME_ANNOTATION] === database.metadata.name;
  return isMarked && ownerReferences.length === 0 ? 'orphan' : 'foreign';
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
