/** How long a schema counts as kept, in milliseconds; up to twice as long. */
const PERIOD_MS = 60 * 60 * 1000;
/** In characters. A fleet has some hundreds; an entry has 100 to 6,000, 300 mostly. */
const MAX_LENGTH = 4_000_000;

/**
 * The schemas that were kept lately. The clusters of a fleet have the same ones: what
 * was read and kept for one of them need not be for the others.
 *
 * @alpha
 */
export class RecentSchemas {
  #young = new Map<string, string>();
  #length = 0;
  #old = new Map<string, string>();
  #turnedAt = performance.now();

  /**
   * What was noted of a schema that was kept.
   *
   * @param name - the digest of the schema as it came, or its hash
   */
  get(name: string): string | undefined {
    if (performance.now() - this.#turnedAt > PERIOD_MS) {
      this.#turn();
    }
    return this.#young.get(name) ?? this.#old.get(name);
  }

  /** Notes that a schema was kept, and what is to be known of it. */
  add(name: string, known: string): void {
    if (this.#length >= MAX_LENGTH) {
      this.#turn();
    }
    this.#young.set(name, known);
    this.#length += name.length + known.length;
  }

  #turn(): void {
    this.#old = this.#young;
    this.#young = new Map();
    this.#length = 0;
    this.#turnedAt = performance.now();
  }
}
