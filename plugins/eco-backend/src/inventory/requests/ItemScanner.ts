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

/** Objects within the items of a list, which come in another form. */
export interface ItemCut {
  /** Their key. Where it is spelled as no API server does they are left alone. */
  key: string;
  /** How deep they stand in an item: 1 is a field of it. */
  depth: number;
  /**
   * Gives what comes in place of one.
   *
   * @param json - the bytes of one. Whether they are JSON is for the parser to say
   * @returns JSON of an object, if the bytes are; no JSON, if they are none
   */
  replace(json: Buffer): string;
}

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
  /** How long they are. */
  #length = 0;
  /** Where in it something begins that is cut. */
  #cutFrom: number | undefined;
  /** Where in it such things begin and end. */
  #cuts: Array<[number, number]> = [];
  readonly #cut: ItemCut | undefined;
  readonly #cutDepth: number;
  readonly #beforeCut: RegExp;
  /** Of what stands around the items. */
  readonly #rest: Uint8Array[] = [];

  constructor(cut?: ItemCut) {
    this.#cut = cut;
    this.#cutDepth = cut ? ITEM_DEPTH + cut.depth : Infinity;
    this.#beforeCut = new RegExp(`"${cut?.key}"\\s*:\\s*$`);
  }

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
          expectObject(byte);
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
          expectObject(byte);
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

/** Where the next quote or backslash is. Most of a list is text: this is tight. */
function endOfPlainText(chunk: Uint8Array, from: number): number {
  let at = from;
  while (at < chunk.length && chunk[at] !== QUOTE && chunk[at] !== BACKSLASH) {
    at++;
  }
  return at;
}

/** Whether what began before a chunk, and came in it, ends like that. */
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

/** @throws {@link ReadFailure} where no object begins with a byte of a list */
function expectObject(byte: number): void {
  if (byte !== OPEN_OBJECT && byte !== COMMA && byte > LAST_SPACE) {
    throw malformedAnswer('the answer is no list of Kubernetes objects');
  }
}
