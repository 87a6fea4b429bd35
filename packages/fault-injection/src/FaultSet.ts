import { Exchange } from './Exchange';

/** Which requests are struck, and how. */
export interface Fault {
  matches(exchange: Exchange): boolean;
  /**
   * Answers in its own way, or looks on and passes the request on.
   *
   * @returns false where it did not strike after all
   */
  strike(exchange: Exchange): Promise<boolean | void> | boolean | void;
  /** How many requests are struck; later ones pass. Default: all of them. */
  times?: number;
  /** It only leads to the fault, as a 410 leads to a list. It is not counted. */
  isPrelude?: boolean;
}

/** The faults of one case at one place, and how often they really struck. */
export class FaultSet {
  #faults: Array<{ fault: Fault; left: number }> = [];
  #strikes = 0;
  /** What was struck and still waits for an answer. */
  readonly #open = new Set<Exchange>();

  /** How many requests were struck since {@link strike}. */
  get strikes(): number {
    return this.#strikes;
  }

  /** Counts a strike that is none of a request. */
  count(): void {
    this.#strikes++;
  }

  /** Begins to strike, counting from nothing. Of several faults the first that matches does. */
  strike(...faults: Fault[]): void {
    this.#strikes = 0;
    this.#faults = faults.map(fault => ({
      fault,
      left: fault.times ?? Infinity,
    }));
  }

  /** Strikes nothing any more, and cuts off what still waits for an answer. */
  heal(): void {
    this.#faults = [];
    for (const exchange of this.#open) {
      exchange.cut();
    }
  }

  /** @returns whether a fault took the request */
  async take(exchange: Exchange): Promise<boolean> {
    const struck = this.#faults.find(
      ({ fault, left }) => left > 0 && fault.matches(exchange),
    );
    if (!struck) {
      return false;
    }
    const counts = struck.fault.isPrelude ? 0 : 1;
    struck.left--;
    this.#strikes += counts;
    this.#open.add(exchange);
    try {
      if ((await struck.fault.strike(exchange)) === false) {
        struck.left++;
        this.#strikes -= counts;
      }
    } finally {
      this.#open.delete(exchange);
    }
    return true;
  }
}
