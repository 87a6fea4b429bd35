import { KINDS } from '../kubernetes/kinds';
import { KubernetesObject, ObjectMeta } from '../kubernetes/objects';
import { KeptClaims } from '../reconcile/Plan';
import { hasAll, isReferenceTo } from './release';

/**
 * Returns the metadata changes that keep a claim, or `undefined` if none are
 * needed or the claim is not the operator's. Removes as owners the object that
 * runs the database and the StatefulSet of its name; all others stay.
 */
export function keptMetadata(
  { metadata }: KubernetesObject,
  { holder, labels }: KeptClaims,
): ObjectMeta | undefined {
  const { name, namespace, uid, resourceVersion } = metadata;
  const { marks } = holder;
  const owners = metadata.ownerReferences ?? [];
  const isHeld = owners.some(owner => isReferenceTo(owner, holder));
  if (!isHeld && !(labels && hasAll(metadata, labels))) {
    return undefined;
  }
  const set = { ...KINDS.statefulSet, name: holder.name };
  const others = owners.filter(
    owner => !isReferenceTo(owner, holder) && !isReferenceTo(owner, set),
  );
  if (others.length === owners.length && hasAll(metadata, marks)) {
    return undefined;
  }
  return {
    name,
    namespace,
    uid,
    resourceVersion,
    labels: marks,
    ownerReferences: others,
  };
}
