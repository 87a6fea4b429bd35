import { malformedAnswer } from './ReadFailure';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const LAST_SPACE = 0x20;

/** The answer is an object, which holds the list of items. */
const LIST_DEPTH = 2;
const ITEM_DEPTH = 3;
const BEFORE_LIST = /"items"\s*:\s*$/;
const BEFORE_LENGTH = 32;
const EMPTY = new Uint8Array();

/** Objects within list items that are replaced before parsing. */
export interface ItemCut {
  /**
   * Key of these objects. If a key is spelled with escapes, which no API server
   * does, the object is left as is.
   */
  key: string;
  /** Depth within the item: 1 is a field of it. */
  depth: number;
  /**
   * Returns the replacement of one object.
   *
   * @param json - raw bytes of the object, not validated
   * @returns a JSON object if the bytes are one, and invalid JSON if they are
   * not
   */
  replace(json: Buffer): string;
}

/**
 * Splits the items out of a Kubernetes list while its JSON arrives, so that the
 * whole list is never in memory. It only finds where values begin and end; the
 * parser validates the JSON.
 */
export class ItemScanner {
  #isInText = false;
  #isEscaped = false;
  #isInList = false;
  #depth = 0;
  #values = 0;
  /** Bytes of the current item. */
  #parts: Uint8Array[] = [];
  /** Length of those bytes. */
  #length = 0;
  /** Offset in the current item where an object to cut begins. */
  #cutFrom: number | undefined;
  /** Start and end offsets of the cuts in the current item. */
  #cuts: Array<[number, number]> = [];
  readonly #cut: ItemCut | undefined;
  readonly #cutDepth: number;
  readonly #beforeCut: RegExp;
  /** Bytes outside the items. */
  readonly #rest: Uint8Array[] = [];

  constructor(cut?: ItemCut) {
    this.#cut = cut;
    this.#cutDepth = cut ? ITEM_DEPTH + cut.depth : Infinity;
    this.#beforeCut = new RegExp(`"${cut?.key}"\\s*:\\s*$`);
  }

  /** Number of JSON values so far, without the first. */
  get values(): number {
    return this.#values;
  }

  /** Returns the JSON outside the items, with an empty list in their place. */
  get rest(): string {
    return toText(this.#rest);
  }

  /**
   * Adds the next bytes.
   *
   * @returns the items completed by them, as JSON
   * @throws {@link ReadFailure} if the list contains something that is not an
   * object
   */
  add(chunk: Uint8Array): string[] {
    const items: string[] = [];
    let isInText = this.#isInText;
    let isEscaped = this.#isEscaped;
    let depth = this.#depth;
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (isEscaped) {
        isEscaped = false;
      } else if (isInText) {
        at = endOfPlainText(chunk, at);
        isInText = chunk[at] !== QUOTE;
        isEscaped = chunk[at] === BACKSLASH;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        this.#values++;
        depth++;
        if (depth === ITEM_DEPTH && this.#isInList) {
          assertObject(byte);
          from = at;
        } else if (
          depth === LIST_DEPTH &&
          byte === OPEN_LIST &&
          endsWith(BEFORE_LIST, this.#rest, chunk.subarray(from, at))
        ) {
          this.#rest.push(chunk.subarray(from, at + 1));
          this.#isInList = true;
        } else if (
          depth === this.#cutDepth &&
          this.#isInList &&
          byte === OPEN_OBJECT &&
          endsWith(this.#beforeCut, this.#parts, chunk.subarray(from, at))
        ) {
          this.#cutFrom = this.#length + at - from;
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        if (depth === this.#cutDepth && this.#cutFrom !== undefined) {
          this.#cuts.push([this.#cutFrom, this.#length + at + 1 - from]);
          this.#cutFrom = undefined;
        }
        depth--;
        if (depth === LIST_DEPTH && this.#isInList) {
          items.push(this.#endItem(chunk.subarray(from, at + 1)));
        } else if (depth < LIST_DEPTH && this.#isInList) {
          this.#isInList = false;
          from = at;
        }
      } else {
        if (depth === LIST_DEPTH && this.#isInList) {
          assertObject(byte);
        }
        this.#values += Number(byte === COMMA);
        isInText = byte === QUOTE;
      }
    }
    if (!this.#isInList) {
      this.#rest.push(chunk.subarray(from));
    } else if (depth >= ITEM_DEPTH) {
      this.#parts.push(chunk.subarray(from));
      this.#length += chunk.length - from;
    }
    this.#isInText = isInText;
    this.#isEscaped = isEscaped;
    this.#depth = depth;
    return items;
  }

  #endItem(last: Uint8Array): string {
    const bytes = Buffer.concat([...this.#parts, last]);
    let text = '';
    let from = 0;
    for (const [start, end] of this.#cuts) {
      text += bytes.toString('utf8', from, start);
      text += this.#cut?.replace(bytes.subarray(start, end));
      from = end;
    }
    this.#parts = [];
    this.#length = 0;
    this.#cuts = [];
    return text + bytes.toString('utf8', from);
  }
}

/**
 * Returns the index of the next quote or backslash. Lists are mostly text, so
 * this is a tight loop.
 */
function endOfPlainText(chunk: Uint8Array, from: number): number {
  let at = from;
  while (at < chunk.length && chunk[at] !== QUOTE && chunk[at] !== BACKSLASH) {
    at++;
  }
  return at;
}

/**
 * Whether earlier bytes plus those of the current chunk match a pattern at the
 * end.
 */
function endsWith(
  pattern: RegExp,
  begun: Uint8Array[],
  before: Uint8Array,
): boolean {
  const parts = [begun.at(-1) ?? EMPTY, before];
  return pattern.test(toText(parts.map(part => part.subarray(-BEFORE_LENGTH))));
}

function toText(parts: Uint8Array[]): string {
  return Buffer.concat(parts).toString('utf8');
}

/**
 * @throws {@link ReadFailure} if a byte between the items starts another value
 * than an object
 */
function assertObject(byte: number): void {
  if (byte !== OPEN_OBJECT && byte !== COMMA && byte > LAST_SPACE) {
    throw malformedAnswer('the answer is no list of Kubernetes objects');
  }
}
