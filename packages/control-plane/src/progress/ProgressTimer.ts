const FIRST_AFTER_MS = 3000;
const THEN_EVERY_MS = 5000;

/**
 * Calls a reporter for steps that take more than 3 s: after 3 s, and then every
 * 5 s.
 */
export class ProgressTimer {
  #timer: NodeJS.Timeout;

  constructor(report: (elapsedSeconds: number) => void) {
    const started = Date.now();
    const tick = () => {
      report(Math.round((Date.now() - started) / 1000));
      this.#timer = setTimeout(tick, THEN_EVERY_MS);
    };
    this.#timer = setTimeout(tick, FIRST_AFTER_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
