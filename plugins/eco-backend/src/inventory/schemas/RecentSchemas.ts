/**
 * Minimum time that a schema is remembered, in milliseconds; at most twice as
 * long.
 */
const PERIOD_MS = 60 * 60 * 1000;
/**
 * Maximum length in characters. A fleet has a few hundred entries of 100 to
 * 6,000 characters, mostly 300.
 */
const MAX_LENGTH = 4_000_000;

/**
 * Cache of recently stored schemas. Clusters of a fleet share schemas, so one
 * that was read and stored for one cluster is skipped for the others.
 *
 * @alpha
 */
export class RecentSchemas {
  #young = new Map<string, string>();
  #length = 0;
  #old = new Map<string, string>();
  #rotatedAt = performance.now();

  /**
   * Returns what was noted for a stored schema.
   *
   * @param name - digest of the raw schema, or its hash
   */
  get(name: string): string | undefined {
    if (performance.now() - this.#rotatedAt > PERIOD_MS) {
      this.#rotate();
    }
    return this.#young.get(name) ?? this.#old.get(name);
  }

  /** Notes that a schema was stored, with what is known of it. */
  add(name: string, known: string): void {
    if (this.#length >= MAX_LENGTH) {
      this.#rotate();
    }
    this.#young.set(name, known);
    this.#length += name.length + known.length;
  }

  #rotate(): void {
    this.#old = this.#young;
    this.#young = new Map();
    this.#length = 0;
    this.#rotatedAt = performance.now();
  }
}
