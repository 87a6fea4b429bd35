/** Keys, `namespace/name`, that are taken from each namespace in turn. */
export class TurnsByNamespace {
  /** The namespace that comes next is first. */
  private readonly queues = new Map<string, Set<string>>();

  /** How many there are. */
  get size(): number {
    return [...this.queues.values()].reduce((sum, { size }) => sum + size, 0);
  }

  add(key: string): void {
    const namespace = key.split('/')[0];
    const queue = this.queues.get(namespace) ?? new Set();
    this.queues.set(namespace, queue.add(key));
  }

  /** Takes the oldest key of the namespace whose turn it is. */
  take(): string | undefined {
    const [next] = this.queues;
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
    return key;
  }

  clear(): void {
    this.queues.clear();
  }
}
