import { KubernetesObject, ObjectMeta } from '../kubernetes/objects';
import { KeptClaims } from '../reconcile/Plan';

/** What must change for a claim to be kept; `undefined` where nothing must, or it is another's. */
export function keptMetadata(
  { metadata }: KubernetesObject,
  { owner, label, marks }: KeptClaims,
): ObjectMeta | undefined {
  const { name, namespace, resourceVersion, labels } = metadata;
  const owners = metadata.ownerReferences ?? [];
  const [key, value] = label ?? [];
  const isOwned = owners.some(({ uid }) => uid === owner.uid);
  const isLabelled = key !== undefined && labels?.[key] === value;
  const isMarked = Object.entries(marks).every(([k, v]) => labels?.[k] === v);
  const isFree = !isOwned && !(isLabelled && owners.length > 0);
  if ((!isOwned && !isLabelled) || (isFree && isMarked)) {
    return undefined;
  }
  return {
    name,
    namespace,
    resourceVersion,
    labels: marks,
    ownerReferences: isLabelled
      ? []
      : owners.filter(({ uid }) => uid !== owner.uid),
  };
}
