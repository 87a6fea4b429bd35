/** Does tasks in their order, a few at a time, however many there are. */
export class FewAtOnce {
  readonly #waiting: (() => Promise<void>)[] = [];
  #running = 0;

  /** @param most - how many may run at a time */
  constructor(private readonly most: number) {}

  /**
   * Does a task when its turn comes.
   *
   * @param task - must not throw
   */
  add(task: () => Promise<void>): void {
    this.#waiting.push(task);
    this.#next();
  }

  #next(): void {
    while (this.#running < this.most && this.#waiting.length > 0) {
      this.#running++;
      void this.#waiting
        .shift()?.()
        .finally(() => {
          this.#running--;
          this.#next();
        });
    }
  }
}
