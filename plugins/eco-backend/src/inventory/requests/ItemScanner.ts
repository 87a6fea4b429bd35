import { malformedAnswer } from './ReadFailure';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const LAST_SPACE = 0x20;

/** The list stands in an object, its items in the list. */
const LIST_DEPTH = 2;
const ITEM_DEPTH = 3;
const BEFORE_LIST = /"items"\s*:\s*$/;
const BEFORE_LENGTH = 32;
const EMPTY = new Uint8Array();

/**
 * Cuts the items out of a Kubernetes list while its JSON comes, so that the list is
 * never held whole. It only sees where values begin and end: whether they are JSON is
 * for the parser to say.
 */
export class ItemScanner {
  #isInText = false;
  #isEscaped = false;
  #isInList = false;
  #depth = 0;
  #values = 0;
  /** Of the item that has begun. */
  #parts: Uint8Array[] = [];
  /** Of what stands around the items. */
  readonly #rest: Uint8Array[] = [];

  /** How many JSON values came, but for the first. */
  get values(): number {
    return this.#values;
  }

  /** What stands around the items, with an empty list in their place. */
  get rest(): string {
    return toText(this.#rest);
  }

  /**
   * Takes the next bytes.
   *
   * @returns the items that end in them, as JSON
   * @throws {@link ReadFailure} where something in the list is no object
   */
  add(chunk: Uint8Array): string[] {
    const items: string[] = [];
    let isInText = this.#isInText;
    let isEscaped = this.#isEscaped;
    let depth = this.#depth;
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (isInText) {
        isInText = isEscaped || byte !== QUOTE;
        isEscaped = byte === BACKSLASH && !isEscaped;
      } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        this.#values++;
        depth++;
        if (depth === ITEM_DEPTH && this.#isInList) {
          expectObject(byte);
          from = at;
        } else if (
          depth === LIST_DEPTH &&
          byte === OPEN_LIST &&
          this.#isItems(chunk.subarray(from, at))
        ) {
          this.#rest.push(chunk.subarray(from, at + 1));
          this.#isInList = true;
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        depth--;
        if (depth === LIST_DEPTH && this.#isInList) {
          items.push(this.#endItem(chunk.subarray(from, at + 1)));
        } else if (depth < LIST_DEPTH && this.#isInList) {
          this.#isInList = false;
          from = at;
        }
      } else {
        if (depth === LIST_DEPTH && this.#isInList) {
          expectObject(byte);
        }
        this.#values += Number(byte === COMMA);
        isInText = byte === QUOTE;
      }
    }
    const begun = this.#isInList ? this.#parts : this.#rest;
    if (!this.#isInList || depth >= ITEM_DEPTH) {
      begun.push(chunk.subarray(from));
    }
    this.#isInText = isInText;
    this.#isEscaped = isEscaped;
    this.#depth = depth;
    return items;
  }

  /** Whether a list is that of the items, by what stands before it in its chunk. */
  #isItems(before: Uint8Array): boolean {
    const parts = [this.#rest.at(-1) ?? EMPTY, before];
    const ends = parts.map(part => part.subarray(-BEFORE_LENGTH));
    return BEFORE_LIST.test(toText(ends));
  }

  #endItem(last: Uint8Array): string {
    const text = toText([...this.#parts, last]);
    this.#parts = [];
    return text;
  }
}

function toText(parts: Uint8Array[]): string {
  return Buffer.concat(parts).toString('utf8');
}

/** @throws {@link ReadFailure} where no object begins with a byte of a list */
function expectObject(byte: number): void {
  if (byte !== OPEN_OBJECT && byte !== COMMA && byte > LAST_SPACE) {
    throw malformedAnswer('the answer is no list of Kubernetes objects');
  }
}
