import { ReadFailure } from './ReadFailure';

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
  add(item: T): void {
    this.#length += JSON.stringify(item).length;
    if (this.#length > MAX_LENGTH) {
      throw new ReadFailure({
        status: 'unreachable',
        message: `the list has more than ${MAX_LENGTH} characters, and is not kept`,
      });
    }
    this.items.push(item);
  }
}
