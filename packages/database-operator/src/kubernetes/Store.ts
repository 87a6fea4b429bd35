import { isHandedOver, MANAGER } from './managedFields';
import { NewestKeys } from './NewestKeys';
import { KubernetesObject, keyOf } from './objects';

/**
 * Called on each change in a store; `next` is undefined for a removed object.
 */
export type StoreListener = (change: {
  key: string;
  previous?: KubernetesObject;
  next?: KubernetesObject;
}) => void;

/**
 * Cache of one kind's objects. Older versions never replace newer ones, so the
 * response to an own write may be stored before the watch delivers it.
 */
export class Store {
  private readonly objects = new Map<string, KubernetesObject>();
  private readonly listeners: StoreListener[] = [];
  private readonly newest?: NewestKeys;

  /**
   * @param project - reduces an object to what is kept; returns `undefined` to
   *   drop it
   * @param options - `mostOfNamespace`: maximum number of objects per
   *   namespace; unlimited if omitted
   */
  constructor(
    private readonly project: (
      object: KubernetesObject,
    ) => KubernetesObject | undefined,
    { mostOfNamespace }: { mostOfNamespace?: number } = {},
  ) {
    if (mostOfNamespace !== undefined) {
      this.newest = new NewestKeys(mostOfNamespace);
    }
  }

  get(key: string): KubernetesObject | undefined {
    return this.objects.get(key);
  }

  values(): IterableIterator<KubernetesObject> {
    return this.objects.values();
  }

  get size(): number {
    return this.objects.size;
  }

  onChange(listener: StoreListener): void {
    this.listeners.push(listener);
  }

  put(object: KubernetesObject): void {
    const key = keyOf(object);
    const previous = this.objects.get(key);
    if (previous && !isNewer(object, previous)) {
      return;
    }
    const next = this.project(object);
    if (!next) {
      this.drop(key);
      return;
    }
    this.objects.set(key, next);
    this.notify({ key, previous, next });
    const oldest = this.newest?.add(key);
    if (oldest !== undefined) {
      this.drop(oldest);
    }
  }

  /** Removes an object, unless a newer one of the same name took its place. */
  remove(object: KubernetesObject): void {
    const key = keyOf(object);
    const previous = this.objects.get(key);
    if (!previous || previous.metadata.uid !== object.metadata.uid) {
      return;
    }
    this.drop(key);
  }

  /** Removes all objects except those of a complete list, given by key. */
  retain(listed: ReadonlySet<string>): void {
    for (const key of [...this.objects.keys()]) {
      if (!listed.has(key)) {
        this.drop(key);
      }
    }
  }

  private drop(key: string): void {
    const previous = this.objects.get(key);
    if (!previous) {
      return;
    }
    this.objects.delete(key);
    this.newest?.delete(key);
    this.notify({ key, previous });
  }

  private notify(change: Parameters<StoreListener>[0]): void {
    this.listeners.forEach(listener => listener(change));
  }
}

/**
 * Whether `object` is a different or a later state than `known`. Resource
 * versions of one kind are ordered numbers (Kubernetes 1.35, KEP-5504); any
 * other version counts as later.
 */
function isNewer(object: KubernetesObject, known: KubernetesObject): boolean {
  const [next, last] = [object, known].map(o =>
    Number(o.metadata.resourceVersion),
  );
  if (Number.isNaN(next) || Number.isNaN(last)) {
    return object.metadata.resourceVersion !== known.metadata.resourceVersion;
  }
  return next > last;
}

/**
 * Reduces an object to what the controller uses. Drops managedFields and the
 * last-applied annotation, which make up the larger half of most objects.
 */
export function slim(object: KubernetesObject): KubernetesObject {
  const { apiVersion, kind, metadata, spec, status } = object;
  const annotations = { ...metadata.annotations };
  delete annotations['kubectl.kubernetes.io/last-applied-configuration'];
  return {
    apiVersion,
    kind,
    metadata: {
      name: metadata.name,
      namespace: metadata.namespace,
      uid: metadata.uid,
      resourceVersion: metadata.resourceVersion,
      generation: metadata.generation,
      creationTimestamp: metadata.creationTimestamp,
      deletionTimestamp: metadata.deletionTimestamp,
      labels: metadata.labels,
      annotations,
      finalizers: metadata.finalizers,
      ownerReferences: metadata.ownerReferences,
      isHandedOver:
        metadata.managedFields && isHandedOver(metadata.managedFields, MANAGER),
    },
    spec,
    status,
  };
}
