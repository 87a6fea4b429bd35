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
  /** In a cache: whether all that the controller set it has set by apply. */
  isHandedOver?: boolean;
}

/** A reference from a dependent to its owner, as the garbage collector reads it. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** What an object's spec or status may hold. */
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

/** Where one kind is served. */
export interface ResourceKind {
  apiVersion: string;
  kind: string;
  plural: string;
}

/**
 * The REST path of a kind, or of one object.
 *
 * @param kind - the kind
 * @param target - without a namespace the path covers all of them
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

/** The API group of a kind that has a CRD. */
export function groupOf({ apiVersion }: ResourceKind): string {
  return apiVersion.split('/')[0];
}

/** Name of a kind's CRD. */
export function crdName(kind: ResourceKind): string {
  return `${kind.plural}.${groupOf(kind)}`;
}

/** `namespace/name`, the key of an object in caches and queues. */
export function keyOf(object: { metadata: ObjectMeta }): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

/** The field at a path, `undefined` where any step is missing. */
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

/** The text at a path, `undefined` where there is none. */
export function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = fieldAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The number at a path, 0 where there is none. */
export function countAt(value: unknown, ...path: string[]): number {
  const found = fieldAt(value, ...path);
  return typeof found === 'number' ? found : 0;
}

/** The list at a path, empty where there is none. */
export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = fieldAt(value, ...path);
  return Array.isArray(found) ? found : [];
}
