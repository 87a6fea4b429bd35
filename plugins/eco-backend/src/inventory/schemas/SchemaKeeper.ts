import { createHash, randomUUID } from 'node:crypto';
import {
  isRawObject,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';
import stringify from 'safe-stable-stringify';
import { SchemaReader } from '../kinds';
import { SchemaFacts, schemaFacts } from '../kinds/schemaFacts';
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
 * Stands where an item had a schema. No cluster knows it, so that none can say that
 * it has a schema that it has not.
 */
const MARK = randomUUID();

/**
 * Reads schemas and names them by their content, and hands each that it meets over
 * once: the same schema is in many clusters.
 */
export class SchemaKeeper implements SchemaReader {
  readonly #keep: ((schemas: KeptSchema[]) => Promise<void>) | undefined;
  readonly #recent: RecentSchemas;
  /** By their hash. */
  #waiting = new Map<string, KeptSchema>();
  /** The facts of those that wait, as JSON, by the digests of their bytes. */
  #facts = new Map<string, string>();

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
   * Gives what an item has in place of a schema, for {@link read}: of one that was
   * read before, what is kept of it. Parsing and naming it takes longer than all else.
   *
   * @param json - the bytes of a schema
   * @returns JSON, if they are
   */
  replace(json: Buffer): string {
    // In another form than the hashes, which are names of other bytes.
    const digest = createHash('sha256').update(json).digest('base64');
    const facts = this.#recent.get(digest) ?? this.#facts.get(digest);
    return facts
      ? `{"${MARK}":${facts}}`
      : `{"${MARK}":"${digest}","schema":${json.toString()}}`;
  }

  /**
   * Takes from a schema what is kept of it, and remembers it until {@link settle}.
   *
   * @param schema - parsed JSON, or what {@link replace} gave for it
   */
  read(schema: RawObject): SchemaFacts {
    const mark = schema[MARK];
    if (isRawObject(mark)) {
      return mark;
    }
    if (typeof mark !== 'string') {
      return this.#meet(schema);
    }
    const facts = this.#meet(objectIn(schema, 'schema'));
    if (facts.schemaHash) {
      this.#facts.set(mark, JSON.stringify(facts));
    }
    return facts;
  }

  /** Hands over what was met since the last time, and lets go of it. */
  async settle(): Promise<void> {
    const [waiting, facts] = [this.#waiting, this.#facts];
    this.#waiting = new Map();
    this.#facts = new Map();
    if (waiting.size > 0) {
      await this.#keep?.([...waiting.values()]);
    }
    for (const [digest, known] of facts) {
      this.#recent.add(digest, known);
    }
    for (const hash of waiting.keys()) {
      this.#recent.add(hash, hash);
    }
  }

  #meet(schema: RawObject): SchemaFacts {
    const json = withinDepth(() => stringify(schema));
    const schemaHash = json && createHash('sha256').update(json).digest('hex');
    if (json && schemaHash && !this.#recent.get(schemaHash)) {
      this.#waiting.set(schemaHash, { hash: schemaHash, json });
    }
    return { ...schemaFacts(schema), schemaHash };
  }
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
