/** A mutex that admits callers in the order in which they came. */
export class Gate {
  #last: Promise<void> = Promise.resolve();

  /**
   * Waits until the gate is free, and enters it.
   *
   * @returns a function that leaves the gate
   */
  async enter(): Promise<() => void> {
    const before = this.#last;
    let leave!: () => void;
    this.#last = new Promise(resolve => {
      leave = resolve;
    });
    await before;
    return leave;
  }
}
