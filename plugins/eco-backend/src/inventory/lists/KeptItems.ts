import { ReadFailure } from '../requests/ReadFailure';
import { KeptFacts } from './FactsReader';

/** More objects of one kind do not fit a reading. */
const MAX_OBJECTS = 50_000;
/** The longest list that is kept, in characters of JSON. */
const MAX_LENGTH = 64 * 1024 * 1024;

/**
 * The items of one list, as long as they are not too many to be kept. A list
 * is kept whole or not at all: half of one would hide the rest.
 */
export class KeptItems<T> {
  readonly items: T[] = [];
  #length = 0;

  /**
   * @throws {@link ReadFailure} where the list gets longer than can be kept
   */
  add({ facts, length }: KeptFacts<T>): void {
    this.#length += length;
    if (this.#length > MAX_LENGTH) {
      throw new ReadFailure({
        status: 'unreachable',
        message: `the list has more than ${MAX_LENGTH} characters, and is not kept`,
      });
    }
    this.items.push(facts);
    assertNotTooMany(this.items.length);
  }
}

/**
 * @throws {@link ReadFailure} where these are more objects than can be kept
 */
export function assertNotTooMany(count: number): void {
  if (count > MAX_OBJECTS) {
    throw new ReadFailure({
      status: 'unreachable',
      message: `more than ${MAX_OBJECTS} objects`,
    });
  }
}
