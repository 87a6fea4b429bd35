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

/**
 * The first field that differs from what is wished, such as `spec.replicas`.
 * Fields that are not wished for are others' business: defaults of the API
 * server, containers that a webhook adds.
 *
 * @returns `undefined` where everything that is wished is so
 */
export function findDrift(
  wished: KubernetesObject,
  live: KubernetesObject,
): string | undefined {
  return (
    difference(wished.metadata.labels, live.metadata.labels, 'labels') ??
    difference(
      wished.metadata.annotations,
      live.metadata.annotations,
      'annotations',
    ) ??
    difference(
      wished.metadata.ownerReferences,
      live.metadata.ownerReferences,
      'ownerReferences',
    ) ??
    difference(wished.spec, live.spec, 'spec')
  );
}

function difference(
  wished: unknown,
  live: unknown,
  path: string,
): string | undefined {
  if (wished === undefined) {
    return undefined;
  }
  if (Array.isArray(wished)) {
    return listDifference(wished, live, path);
  }
  if (typeof wished === 'object' && wished !== null) {
    const entries = Object.entries(wished);
    if (entries.length > 0 && (typeof live !== 'object' || live === null)) {
      return path;
    }
    const fields = live as Record<string, unknown> | undefined;
    return firstDefined(entries, ([name, value]) =>
      difference(value, fields?.[name], `${path}.${name}`),
    );
  }
  return isSame(wished, live) ? undefined : path;
}

/** Lists whose items have names may hold more than is wished; others must be equal. */
function listDifference(
  wished: unknown[],
  live: unknown,
  path: string,
): string | undefined {
  if (!Array.isArray(live)) {
    return wished.length > 0 ? path : undefined;
  }
  const nameOf = (item: unknown) =>
    (item as { name?: unknown; metadata?: { name?: unknown } } | undefined)
      ?.name ?? (item as { metadata?: { name?: unknown } })?.metadata?.name;
  if (wished.length > 0 && wished.every(item => nameOf(item) !== undefined)) {
    return firstDefined(wished, item =>
      difference(
        item,
        live.find(found => nameOf(found) === nameOf(item)),
        `${path}[${nameOf(item)}]`,
      ),
    );
  }
  return wished.length === live.length
    ? firstDefined([...wished.entries()], ([i, item]) =>
        difference(item, live[i], `${path}[${i}]`),
      )
    : path;
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

function firstDefined<T>(
  items: T[],
  look: (item: T) => string | undefined,
): string | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
