import { createHash } from 'node:crypto';
import stringify from 'safe-stable-stringify';
import { RecentSchemas } from './RecentSchemas';

/**
 * A schema, and what it is called.
 *
 * @alpha
 */
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
  readonly #keep: ((schemas: KeptSchema[]) => Promise<void>) | undefined;
  readonly #recent: RecentSchemas;
  /** By their hash. */
  #waiting = new Map<string, KeptSchema>();
  /** The hashes of those that wait, by their texts. */
  #names = new Map<string, string>();

  /**
   * @param options - `keep`: left out: schemas are named and not kept; `recent`: those
   * that it took lately, also from others
   */
  constructor(
    options: {
      keep?: (schemas: KeptSchema[]) => Promise<void>;
      recent?: RecentSchemas;
    } = {},
  ) {
    this.#keep = options.keep;
    this.#recent = options.recent ?? new RecentSchemas();
  }

  /**
   * Gives the hash of a schema, and remembers the schema until {@link settle}.
   *
   * @param schema - parsed JSON
   * @returns undefined where it is nested so deeply that it cannot be gone through
   */
  nameOf(schema: object): string | undefined {
    // Sorting keys takes longer than all else.
    const text = withinDepth(() => sha256(JSON.stringify(schema)));
    const known = text && (this.#recent.get(text) ?? this.#names.get(text));
    if (text === undefined || known) {
      return known;
    }
    const json = withinDepth(() => stringify(schema));
    if (json === undefined) {
      return undefined;
    }
    const hash = sha256(json);
    if (this.#recent.get(hash)) {
      this.#recent.add(text, hash);
    } else {
      this.#names.set(text, hash);
      this.#waiting.set(hash, { hash, json });
    }
    return hash;
  }

  /** Hands over what was met since the last time, and lets go of it. */
  async settle(): Promise<void> {
    const [waiting, names] = [this.#waiting, this.#names];
    if (waiting.size === 0) {
      return;
    }
    this.#waiting = new Map();
    this.#names = new Map();
    await this.#keep?.([...waiting.values()]);
    for (const [text, hash] of names) {
      this.#recent.add(text, hash);
      this.#recent.add(hash, hash);
    }
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Whoever goes through what is nested too deeply runs out of stack. */
function withinDepth<T>(go: () => T): T | undefined {
  try {
    return go();
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}
