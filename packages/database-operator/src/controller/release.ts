import { Release } from '../engines/Engine';
import { ObjectMeta, OwnerReference } from '../kubernetes/objects';
import { Holder } from '../reconcile/Plan';

/** Whether a reference is to this object: to one of its name where the UID is not known. */
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
 * Whether an object is one that the operator has made for this database: it has
 * the operator's labels, or the marks of one that was kept, or belongs to what
 * runs the database. A name alone proves nothing.
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
 * The merge patch that a release comes to, for the object as it is.
 *
 * @returns `undefined` where nothing must change, or the object is another's
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
