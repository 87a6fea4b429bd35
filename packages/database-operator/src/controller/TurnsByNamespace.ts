/**
 * Keys, `namespace/name`, that are taken from each namespace in turn, and from none
 * more than its share at a time.
 */
export class TurnsByNamespace {
  /** The namespace that comes next is first. */
  private readonly queues = new Map<string, Set<string>>();
  /** How many keys of a namespace were taken and not given back. */
  private readonly taken = new Map<string, number>();

  /**
   * @param share - the most keys of one namespace that are taken at a time
   */
  constructor(private readonly share: number) {}

  /** How many there are. */
  get size(): number {
    return [...this.queues.values()].reduce((sum, { size }) => sum + size, 0);
  }

  add(key: string): void {
    const namespace = namespaceOf(key);
    const queue = this.queues.get(namespace) ?? new Set();
    this.queues.set(namespace, queue.add(key));
  }

  /**
   * Takes the oldest key of the namespace whose turn it is. It counts until it is
   * given back.
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

  /** Says that the work on a key that was taken has ended. */
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
