/**
 * Queue of `namespace/name` keys that takes turns between namespaces and caps
 * how many keys of one namespace are in use.
 */
export class FairQueue {
  /** Queued keys by namespace; the namespace whose turn is next comes first. */
  private readonly queues = new Map<string, Set<string>>();
  /** Number of keys per namespace that were taken and not given back. */
  private readonly taken = new Map<string, number>();

  /** @param share - maximum number of keys of one namespace in use at a time */
  constructor(private readonly share: number) {}

  /** Number of queued keys. */
  get size(): number {
    return [...this.queues.values()].reduce((sum, { size }) => sum + size, 0);
  }

  add(key: string): void {
    const namespace = namespaceOf(key);
    const queue = this.queues.get(namespace) ?? new Set();
    this.queues.set(namespace, queue.add(key));
  }

  /**
   * Takes the oldest key of the namespace whose turn it is. It counts as in use
   * until it is given back.
   */
  take(): string | undefined {
    const next = [...this.queues].find(
      ([namespace]) => this.takenOf(namespace) < this.share,
    );
    if (!next) {
      return undefined;
    }
    const [namespace, queue] = next;
    const [key] = queue;
    queue.delete(key);
    this.queues.delete(namespace);
    if (queue.size > 0) {
      this.queues.set(namespace, queue);
    }
    this.taken.set(namespace, this.takenOf(namespace) + 1);
    return key;
  }

  /** Marks the work on a taken key as finished. */
  giveBack(key: string): void {
    const namespace = namespaceOf(key);
    const left = this.takenOf(namespace) - 1;
    if (left > 0) {
      this.taken.set(namespace, left);
    } else {
      this.taken.delete(namespace);
    }
  }

  clear(): void {
    this.queues.clear();
  }

  private takenOf(namespace: string): number {
    return this.taken.get(namespace) ?? 0;
  }
}

function namespaceOf(key: string): string {
  return key.split('/')[0];
}
