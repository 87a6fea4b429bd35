/** How long a schema counts as kept, in milliseconds; up to twice as long. */
const PERIOD_MS = 60 * 60 * 1000;
/** A fleet has some hundreds; an entry is 200 bytes. */
const MAX_SCHEMAS = 20_000;

/**
 * The schemas that were kept lately. The clusters of a fleet have the same ones: what
 * was named and kept for one of them need not be for the others.
 *
 * @alpha
 */
export class RecentSchemas {
  #young = new Map<string, string>();
  #old = new Map<string, string>();
  #turnedAt = performance.now();

  /**
   * The hash of a schema that was kept.
   *
   * @param text - a digest of the schema as it came, or its hash
   */
  get(text: string): string | undefined {
    if (performance.now() - this.#turnedAt > PERIOD_MS) {
      this.#turn();
    }
    return this.#young.get(text) ?? this.#old.get(text);
  }

  /** Notes that a schema was kept. */
  add(text: string, hash: string): void {
    if (this.#young.size >= MAX_SCHEMAS) {
      this.#turn();
    }
    this.#young.set(text, hash);
  }

  #turn(): void {
    this.#old = this.#young;
    this.#young = new Map();
    this.#turnedAt = performance.now();
  }
}
