import { parseQuantity } from '@backstage-eco/plugin-eco-common';
import { createHash } from 'crypto';
import { canonicalJson } from '../kubernetes/canonicalJson';
import { KubernetesObject } from '../kubernetes/objects';

/** On every child: a hash of what was asked of it, by which a removed field shows. */
const WISH_HASH_ANNOTATION = 'example.com/wish-hash';

/** The object with the hash of its own content among its annotations. */
export function withWishHash(object: KubernetesObject): KubernetesObject {
  const hash = createHash('sha256')
    .update(canonicalJson([object.metadata.labels, object.spec]))
    .digest('hex')
    .slice(0, 16);
  const { metadata } = object;
  return {
    ...object,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [WISH_HASH_ANNOTATION]: hash },
    },
  };
}

/** As many as are worth reading. */
const MAX_FIELDS = 5;

/** The parts of a child that the controller asks for. */
function contentOf({ metadata, spec }: KubernetesObject) {
  const { labels, annotations, ownerReferences } = metadata;
  return { labels, annotations, ownerReferences, spec };
}

/** Stands for a wish and a child as it is, for as long as neither changes. */
export function fingerprintOf(
  wished: KubernetesObject,
  live: KubernetesObject,
): string {
  const both = [contentOf(wished), live.metadata.uid, contentOf(live)];
  return createHash('sha256').update(canonicalJson(both)).digest('base64');
}

/** Whether a child was last sent this very wish. */
export function isSentBefore(
  wished: KubernetesObject,
  live: KubernetesObject,
): boolean {
  const [a, b] = [wished, live].map(
    ({ metadata }) => metadata.annotations?.[WISH_HASH_ANNOTATION],
  );
  return a === b;
}

/**
 * The fields that differ from what is wished, such as `spec.replicas`, at most
 * five. Fields that are not wished for are others' business: defaults of the API
 * server, containers that a webhook adds. Empty where all that is wished is so.
 */
export function findDifferences(
  wished: KubernetesObject,
  live: KubernetesObject,
): string[] {
  const [asked, found] = [contentOf(wished), contentOf(live)];
  const fields = Object.entries(asked).flatMap(([name, value]) =>
    differences(value, found[name as keyof typeof found], name),
  );
  return fields.slice(0, MAX_FIELDS);
}

function differences(wished: unknown, live: unknown, path: string): string[] {
  if (wished === undefined) {
    return [];
  }
  if (Array.isArray(wished)) {
    return listDifferences(wished, live, path);
  }
  if (typeof wished === 'object' && wished !== null) {
    const entries = Object.entries(wished);
    if (entries.length > 0 && (typeof live !== 'object' || live === null)) {
      return [path];
    }
    const fields = live as Record<string, unknown> | undefined;
    return entries.flatMap(([name, value]) =>
      differences(value, fields?.[name], `${path}.${name}`),
    );
  }
  return isSame(wished, live) ? [] : [path];
}

/** Lists whose items have names may hold more than is wished; others must be equal. */
function listDifferences(
  wished: unknown[],
  live: unknown,
  path: string,
): string[] {
  if (!Array.isArray(live)) {
    return wished.length > 0 ? [path] : [];
  }
  const nameOf = (item: unknown) =>
    (item as { name?: unknown; metadata?: { name?: unknown } } | undefined)
      ?.name ?? (item as { metadata?: { name?: unknown } })?.metadata?.name;
  if (wished.length > 0 && wished.every(item => nameOf(item) !== undefined)) {
    return wished.flatMap(item =>
      differences(
        item,
        live.find(found => nameOf(found) === nameOf(item)),
        `${path}[${nameOf(item)}]`,
      ),
    );
  }
  return wished.length === live.length
    ? wished.flatMap((item, i) => differences(item, live[i], `${path}[${i}]`))
    : [path];
}

/** Quantities may be written in several ways: 1024Mi is 1Gi. */
function isSame(wished: unknown, live: unknown): boolean {
  if (wished === live) {
    return true;
  }
  if (typeof wished !== 'string' || typeof live !== 'string') {
    return false;
  }
  const [a, b] = [parseQuantity(wished), parseQuantity(live)];
  return a !== undefined && a === b;
}
