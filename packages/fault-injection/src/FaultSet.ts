import { Exchange } from './Exchange';

/** Requests to strike, and how. */
export interface Fault {
  matches(exchange: Exchange): boolean;
  /**
   * Responds in its own way, or observes and forwards the request.
   *
   * @returns false if it did not strike after all
   */
  strike(exchange: Exchange): Promise<boolean | void> | boolean | void;
  /** Number of requests to strike, after which they pass; all by default. */
  times?: number;
  /**
   * Whether it only prepares the fault, as a 410 leads to a list. Not counted.
   */
  isPrelude?: boolean;
}

/** The faults of one test case at one place, and how often they struck. */
export class FaultSet {
  #faults: Array<{ fault: Fault; left: number }> = [];
  #strikes = 0;
  /** Struck requests that still wait for a response. */
  readonly #open = new Set<Exchange>();

  /** Number of requests struck since {@link strike}. */
  get strikes(): number {
    return this.#strikes;
  }

  /** Counts a strike without a request. */
  count(): void {
    this.#strikes++;
  }

  /**
   * Activates faults and resets the count. The first matching fault strikes.
   */
  strike(...faults: Fault[]): void {
    this.#strikes = 0;
    this.#faults = faults.map(fault => ({
      fault,
      left: fault.times ?? Infinity,
    }));
  }

  /**
   * Deactivates all faults, and closes requests that still wait for a response.
   */
  heal(): void {
    this.#faults = [];
    for (const exchange of this.#open) {
      exchange.cut();
    }
  }

  /**
   * Lets the first matching fault handle the request.
   *
   * @returns whether a fault handled it
   */
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
