/** Runs tasks in order, with limited concurrency. */
export class ConcurrencyLimiter {
  readonly #waiting: (() => Promise<void>)[] = [];
  #running = 0;

  /** @param most - maximum number of concurrent tasks */
  constructor(private readonly most: number) {}

  /**
   * Queues a task.
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
