/** Items of which an answer holds each once, and names it by its index. */
export class Distinct<T> {
  readonly #indexes = new Map<string, number>();
  readonly items: T[] = [];

  /** The index of what is the same as JSON. */
  indexOf(item: T): number {
    const key = JSON.stringify(item);
    const known = this.#indexes.get(key);
    if (known !== undefined) {
      return known;
    }
    const index = this.items.push(item) - 1;
    this.#indexes.set(key, index);
    return index;
  }
}
