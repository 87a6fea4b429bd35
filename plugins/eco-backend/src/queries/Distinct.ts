/** Distinct items of an answer, which refers to them by index. */
export class Distinct<T> {
  readonly #indexes = new Map<string, number>();
  readonly items: T[] = [];

  /** Returns the index of an item, adding it if no item has the same JSON. */
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
