/**
 * Set of `namespace/name` keys that keeps only the newest of each namespace, as
 * a tenant may create more objects than fit into memory.
 */
export class NewestKeys {
  private readonly namespaces = new Map<string, Set<string>>();

  /** @param most - maximum number of keys per namespace */
  constructor(private readonly most: number) {}

  /**
   * Adds a key, or makes it the newest.
   *
   * @returns the oldest key of the namespace if it was evicted
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
