import { ReadFailure } from '../requests/ReadFailure';
import { KeptFacts } from './FactsReader';

/** Maximum objects of one kind in an inventory. */
const MAX_OBJECTS = 50_000;
/** Maximum length of a stored list, in characters of JSON. */
const MAX_LENGTH = 64 * 1024 * 1024;

/**
 * Collects the items of one list within the size limits. A list is stored whole
 * or not at all: a truncated one would hide the rest.
 */
export class KeptItems<T> {
  readonly items: T[] = [];
  #length = 0;

  /**
   * @throws {@link ReadFailure} if the list exceeds a limit
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
 * @throws {@link ReadFailure} if there are too many objects to store
 */
export function assertNotTooMany(count: number): void {
  if (count > MAX_OBJECTS) {
    throw new ReadFailure({
      status: 'unreachable',
      message: `more than ${MAX_OBJECTS} objects`,
    });
  }
}
