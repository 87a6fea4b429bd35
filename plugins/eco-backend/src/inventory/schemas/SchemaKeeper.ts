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
 * A schema and its hash.
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
 * Key that marks a replaced schema. It is random, so no cluster can forge the
 * mark and claim a schema that it does not have.
 */
const MARK = randomUUID();

/**
 * Reads schemas, hashes their content, and stores each new one once: many
 * clusters have the same schemas.
 */
export class SchemaKeeper implements SchemaReader {
  readonly #keep: ((schemas: KeptSchema[]) => Promise<void>) | undefined;
  readonly #recent: RecentSchemas;
  /** Schemas to store, by hash. */
  #waiting = new Map<string, KeptSchema>();
  /** Facts of those schemas as JSON, by the digest of their raw bytes. */
  #facts = new Map<string, string>();

  /**
   * @param options - `keep`: stores schemas, which are only hashed if it is
   * omitted; `recent`: recently stored schemas, shared between keepers
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
   * Returns the replacement of a raw schema, for {@link read}. For a known
   * schema this is its facts, because parsing and hashing cost more than
   * everything else.
   *
   * @param json - raw bytes of a schema
   * @returns valid JSON if the bytes are valid
   */
  replace(json: Buffer): string {
    // Base64, to tell digests from schema hashes, which cover other bytes.
    const digest = createHash('sha256').update(json).digest('base64');
    const facts = this.#recent.get(digest) ?? this.#facts.get(digest);
    return facts
      ? `{"${MARK}":${facts}}`
      : `{"${MARK}":"${digest}","schema":${json.toString()}}`;
  }

  /**
   * Extracts the facts of a schema, and remembers it until {@link settle}.
   *
   * @param schema - parsed JSON, or the result of {@link replace}
   */
  read(schema: RawObject): SchemaFacts {
    const mark = schema[MARK];
    if (isRawObject(mark)) {
      return mark;
    }
    if (typeof mark !== 'string') {
      return this.#add(schema);
    }
    const facts = this.#add(objectIn(schema, 'schema'));
    if (facts.schemaHash) {
      this.#facts.set(mark, JSON.stringify(facts));
    }
    return facts;
  }

  /** Stores the schemas found since the last call. */
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

  #add(schema: RawObject): SchemaFacts {
    const json = withinDepth(() => stringify(schema));
    const schemaHash = json && createHash('sha256').update(json).digest('hex');
    if (json && schemaHash && !this.#recent.get(schemaHash)) {
      this.#waiting.set(schemaHash, { hash: schemaHash, json });
    }
    return { ...schemaFacts(schema), schemaHash };
  }
}

/** Returns undefined if the nesting overflows the stack. */
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
