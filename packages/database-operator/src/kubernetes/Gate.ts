/** Lets one through at a time, in the order in which they came. */
export class Gate {
  #last: Promise<void> = Promise.resolve();

  /**
   * Waits for its turn.
   *
   * @returns what ends it
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
