import { ManagedFields } from './managedFields';

/**
 * The part of an object's metadata that the controller reads or writes.
 */
export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  managedFields?: ManagedFields[];
  /** In caches: whether the controller set all of its fields by apply. */
  isHandedOver?: boolean;
}

/**
 * Reference from a dependent to its owner, as the garbage collector reads it.
 */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** Contents of an object's spec or status. */
export type Fields = { [field: string]: Value };

/** Any JSON value. */
export type Value =
  | string
  | number
  | boolean
  | undefined
  | null
  | Value[]
  | { [field: string]: Value };

/** An object of any kind. */
export interface KubernetesObject {
  apiVersion?: string;
  kind?: string;
  metadata: ObjectMeta;
  spec?: Fields;
  status?: Fields;
}

/** REST coordinates of a kind. */
export interface ResourceKind {
  apiVersion: string;
  kind: string;
  plural: string;
}

/**
 * Returns the REST path of a kind, or of one object.
 *
 * @param target - without a namespace, the path covers all namespaces
 */
export function resourcePath(
  kind: Pick<ResourceKind, 'apiVersion' | 'plural'>,
  target: { namespace?: string; name?: string; subresource?: string } = {},
): string {
  const root = kind.apiVersion.includes('/') ? '/apis' : '/api';
  const segments = [root, kind.apiVersion];
  if (target.namespace) {
    segments.push('namespaces', encodeURIComponent(target.namespace));
  }
  segments.push(kind.plural);
  if (target.name) {
    segments.push(encodeURIComponent(target.name));
  }
  if (target.subresource) {
    segments.push(target.subresource);
  }
  return segments.join('/');
}

/** Returns the API group of a kind that has a CRD. */
export function groupOf({ apiVersion }: ResourceKind): string {
  return apiVersion.split('/')[0];
}

/** Returns the name of a kind's CRD. */
export function crdName(kind: ResourceKind): string {
  return `${kind.plural}.${groupOf(kind)}`;
}

/** Returns `namespace/name`, the key of an object in caches and queues. */
export function keyOf(object: { metadata: ObjectMeta }): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

/** Returns the field at a path, or `undefined` if any step is missing. */
export function fieldAt(value: unknown, ...path: string[]): unknown {
  let current: unknown = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) {
      return undefined;
    }
    current = (current as Record<string, unknown>)[step];
  }
  return current ?? undefined;
}

/** Returns the text at a path, or `undefined` if there is none. */
export function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = fieldAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** Returns the number at a path, or 0 if there is none. */
export function countAt(value: unknown, ...path: string[]): number {
  const found = fieldAt(value, ...path);
  return typeof found === 'number' ? found : 0;
}

/** Returns the list at a path, empty if there is none. */
export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = fieldAt(value, ...path);
  return Array.isArray(found) ? found : [];
}
