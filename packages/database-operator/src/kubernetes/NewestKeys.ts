/**
 * Keys, `namespace/name`, of which each namespace has its newest alone: a tenant may
 * make more objects than fit into the memory, one after the other.
 */
export class NewestKeys {
  private readonly namespaces = new Map<string, Set<string>>();

  /** @param most - how many keys a namespace may have */
  constructor(private readonly most: number) {}

  /**
   * Adds a key, or makes it the newest.
   *
   * @returns the oldest of its namespace, if that has too many: it is gone
   */
  add(key: string): string | undefined {
    const namespace = namespaceOf(key);
    const keys = this.namespaces.get(namespace) ?? new Set();
    this.namespaces.set(namespace, keys);
    keys.delete(key);
    keys.add(key);
    if (keys.size <= this.most) {
      return undefined;
    }
    const [oldest] = keys;
    keys.delete(oldest);
    return oldest;
  }

  delete(key: string): void {
    const namespace = namespaceOf(key);
    const keys = this.namespaces.get(namespace);
    keys?.delete(key);
    if (keys?.size === 0) {
      this.namespaces.delete(namespace);
    }
  }
}

function namespaceOf(key: string): string {
  return key.split('/')[0];
}
