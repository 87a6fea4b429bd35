import { isHandedOver, MANAGER } from './managedFields';
import { NewestKeys } from './NewestKeys';
import { KubernetesObject, keyOf } from './objects';

/** Told of each change in a store; `next` is absent for what went. */
export type StoreListener = (change: {
  key: string;
  previous?: KubernetesObject;
  next?: KubernetesObject;
}) => void;

/**
 * What is known of one kind's objects. Older versions never replace newer ones,
 * so the answer to an own write may be put here before the watch brings it.
 */
export class Store {
  private readonly objects = new Map<string, KubernetesObject>();
  private readonly listeners: StoreListener[] = [];
  private readonly newest?: NewestKeys;

  /**
   * @param project - what is kept of an object; `undefined` where nothing is
   * @param options - `mostOfNamespace`: left out, all are kept
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
    this.tell({ key, previous, next });
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

  /** Keeps what a complete list has, by its keys: all else is gone. */
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
    this.tell({ key, previous });
  }

  private tell(change: Parameters<StoreListener>[0]): void {
    this.listeners.forEach(listener => listener(change));
  }
}

/**
 * Whether `object` is another or a later state than `known`. Resource versions
 * of one kind are ordered numbers (Kubernetes 1.35, KEP-5504); what is not a
 * number counts as later.
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
 * Keeps what the controller works with: without managedFields and the
 * last-applied annotation, which are the larger half of most objects.
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
