import { Release } from '../engines/Engine';
import { ObjectMeta, OwnerReference } from '../kubernetes/objects';
import { Holder } from '../reconcile/Plan';

/**
 * Whether a reference points to this object, or to one of its name if the UID
 * is unknown.
 */
export function isReferenceTo(
  { apiVersion, kind, name, uid }: OwnerReference,
  of: Pick<Holder, 'apiVersion' | 'kind' | 'name' | 'uid'>,
): boolean {
  return (
    groupOf(apiVersion) === groupOf(of.apiVersion) &&
    kind === of.kind &&
    name === of.name &&
    (of.uid === undefined || uid === of.uid)
  );
}

/**
 * Whether the operator created an object for this database. It must have the
 * operator's labels, or the labels of a kept object, or be owned by what runs
 * the database. A name alone proves nothing.
 */
export function isOperators(
  metadata: ObjectMeta,
  { labels }: Pick<Release, 'labels'>,
  of: Holder,
): boolean {
  return (
    (labels !== undefined && hasAll(metadata, labels)) ||
    hasAll(metadata, of.marks) ||
    (metadata.ownerReferences ?? []).some(owner => isReferenceTo(owner, of))
  );
}

/** Whether an object has every one of these labels. */
export function hasAll(
  { labels = {} }: ObjectMeta,
  wanted: Record<string, string>,
): boolean {
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

/**
 * Returns the merge patch that carries out a release on the current object.
 *
 * @returns `undefined` if nothing must change, or if the object is not the
 *   operator's
 */
export function releasePatch(
  metadata: ObjectMeta,
  change: Release,
  of: Holder,
): object | undefined {
  const { uid, resourceVersion, ownerReferences: owners = [] } = metadata;
  const { body = {}, owner } = change;
  if (change.kind.kind === of.kind && change.name === of.name) {
    return uid === of.uid ? merged(body, { uid }) : undefined;
  }
  if (!isOperators(metadata, change, of)) {
    return undefined;
  }
  const isHeld = owners.some(found => isReferenceTo(found, of));
  const others = owners.filter(
    found => found.uid !== of.databaseUid && !isReferenceTo(found, of),
  );
  if (owner === 'freed' && others.length < owners.length) {
    const changes = { ownerReferences: others, labels: of.marks };
    return merged(body, { uid, resourceVersion, ...changes });
  }
  if (owner === 'tied' && !isHeld && of.uid) {
    const { apiVersion, kind, name } = of;
    const holder = { apiVersion, kind, name, uid: of.uid };
    const ownerReferences = [...others, holder];
    return merged(body, { uid, resourceVersion, ownerReferences });
  }
  return change.body && merged(body, { uid });
}

function merged(body: { metadata?: object }, metadata: object): object {
  return { ...body, metadata: { ...body.metadata, ...metadata } };
}

function groupOf(apiVersion: string): string {
  return apiVersion.split('/')[0];
}
