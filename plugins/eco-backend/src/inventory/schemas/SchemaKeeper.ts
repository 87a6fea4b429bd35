import { createHash } from 'node:crypto';
import stringify from 'safe-stable-stringify';

/** A schema, and what it is called. */
export interface KeptSchema {
  /** SHA-256 of the JSON, in hexadecimal. */
  hash: string;
  /** The schema as JSON with sorted keys. */
  json: string;
}

/**
 * Names schemas by their content, and hands each that it meets over once: the
 * same schema is in many clusters.
 */
export class SchemaKeeper {
  readonly #keep: ((schema: KeptSchema) => Promise<void>) | undefined;
  readonly #met = new Set<string>();
  readonly #waiting: KeptSchema[] = [];

  /** @param keep - left out: schemas are named and not kept */
  constructor(keep?: (schema: KeptSchema) => Promise<void>) {
    this.#keep = keep;
  }

  /**
   * Gives the hash of a schema, and remembers the schema until {@link settle}.
   *
   * @param schema - parsed JSON
   * @returns undefined where it is nested so deeply that it cannot be gone through
   */
  nameOf(schema: object): string | undefined {
    const json = toCanonicalJson(schema);
    if (json === undefined) {
      return undefined;
    }
    const hash = createHash('sha256').update(json).digest('hex');
    if (this.#keep && !this.#met.has(hash)) {
      this.#met.add(hash);
      this.#waiting.push({ hash, json });
    }
    return hash;
  }

  /** Hands over what was met since the last time, and lets go of it. */
  async settle(): Promise<void> {
    for (
      let schema = this.#waiting.shift();
      schema;
      schema = this.#waiting.shift()
    ) {
      await this.#keep?.(schema);
    }
  }
}

function toCanonicalJson(schema: object): string | undefined {
  try {
    return stringify(schema);
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}
