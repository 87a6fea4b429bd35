import { parseQuantity } from '@backstage-eco/plugin-eco-common';
import { createHash } from 'crypto';
import { canonicalJson } from '../kubernetes/canonicalJson';
import { KubernetesObject } from '../kubernetes/objects';

/**
 * Annotation of every child: a hash of its desired content, which reveals
 * removed fields.
 */
export const DESIRED_HASH_ANNOTATION = 'example.com/desired-hash';

/** Adds the hash of an object's own content to its annotations. */
export function withDesiredHash(object: KubernetesObject): KubernetesObject {
  const hash = createHash('sha256')
    .update(canonicalJson([object.metadata.labels, object.spec]))
    .digest('hex')
    .slice(0, 16);
  const { metadata } = object;
  return {
    ...object,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [DESIRED_HASH_ANNOTATION]: hash },
    },
  };
}

/** Maximum number of fields in a message. */
const MAX_FIELDS = 5;

/** Returns the parts of a child that the controller sets. */
function contentOf({ metadata, spec }: KubernetesObject) {
  const { labels, annotations, ownerReferences } = metadata;
  return { labels, annotations, ownerReferences, spec };
}

/**
 * Returns a fingerprint of a desired and a live child, which changes if either
 * changes.
 */
export function fingerprintOf(
  desired: KubernetesObject,
  live: KubernetesObject,
): string {
  const both = [contentOf(desired), live.metadata.uid, contentOf(live)];
  return createHash('sha256').update(canonicalJson(both)).digest('base64');
}

/** Whether the child was last sent in its current desired state. */
export function isSentBefore(
  desired: KubernetesObject,
  live: KubernetesObject,
): boolean {
  const [a, b] = [desired, live].map(
    ({ metadata }) => metadata.annotations?.[DESIRED_HASH_ANNOTATION],
  );
  return a === b;
}

/**
 * Returns the fields that differ from the desired state, such as
 * `spec.replicas`, at most five; empty if none differ. Fields that are not set
 * are ignored, such as defaults of the API server, or containers that a webhook
 * adds.
 */
export function findDifferences(
  desired: KubernetesObject,
  live: KubernetesObject,
): string[] {
  const [asked, found] = [contentOf(desired), contentOf(live)];
  const fields = Object.entries(asked).flatMap(([name, value]) =>
    differences(value, found[name as keyof typeof found], name),
  );
  return fields.slice(0, MAX_FIELDS);
}

function differences(desired: unknown, live: unknown, path: string): string[] {
  if (desired === undefined) {
    return [];
  }
  if (Array.isArray(desired)) {
    return listDifferences(desired, live, path);
  }
  if (typeof desired === 'object' && desired !== null) {
    const entries = Object.entries(desired);
    if (entries.length > 0 && (typeof live !== 'object' || live === null)) {
      return [path];
    }
    const fields = live as Record<string, unknown> | undefined;
    return entries.flatMap(([name, value]) =>
      differences(value, fields?.[name], `${path}.${name}`),
    );
  }
  return isSame(desired, live) ? [] : [path];
}

/**
 * Compares lists. If all desired items have names, the live list may hold more
 * items; otherwise the lists must be equal.
 */
function listDifferences(
  desired: unknown[],
  live: unknown,
  path: string,
): string[] {
  if (!Array.isArray(live)) {
    return desired.length > 0 ? [path] : [];
  }
  const nameOf = (item: unknown) =>
    (item as { name?: unknown; metadata?: { name?: unknown } } | undefined)
      ?.name ?? (item as { metadata?: { name?: unknown } })?.metadata?.name;
  if (desired.length > 0 && desired.every(item => nameOf(item) !== undefined)) {
    return desired.flatMap(item =>
      differences(
        item,
        live.find(found => nameOf(found) === nameOf(item)),
        `${path}[${nameOf(item)}]`,
      ),
    );
  }
  return desired.length === live.length
    ? desired.flatMap((item, i) => differences(item, live[i], `${path}[${i}]`))
    : [path];
}

/**
 * Compares values; quantities may be written in several ways: 1024Mi is 1Gi.
 */
function isSame(desired: unknown, live: unknown): boolean {
  if (desired === live) {
    return true;
  }
  if (typeof desired !== 'string' || typeof live !== 'string') {
    return false;
  }
  const [a, b] = [parseQuantity(desired), parseQuantity(live)];
  return a !== undefined && a === b;
}
