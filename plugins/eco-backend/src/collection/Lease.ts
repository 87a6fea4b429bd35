import { setTimeout as sleep } from 'node:timers/promises';
import { Knex } from 'knex';
import { Claim, ClaimLostError, CycleProgress, renewClaim } from '../store';

/** Progress is written once in so many milliseconds, at most. */
const TICK_MS = 1_000;

/**
 * Keeps a claim for as long as the work takes: renews it, and writes how far the
 * work is.
 *
 * Where it can not be renewed in time, because the database is gone or this
 * process stood still, another backend may take the cluster. From then on the
 * signal is aborted, by this process' own clock and before the database lets the
 * claim end: no cluster is read by two.
 */
export class Lease {
  readonly #knex: Knex;
  readonly #claim: Claim;
  readonly #leaseMs: number;
  readonly #lost = new AbortController();
  readonly #ended = new AbortController();
  #expiry: NodeJS.Timeout | undefined;
  #renewedAt: number;
  #progress: CycleProgress | undefined;

  private constructor(options: LeaseOptions) {
    this.#knex = options.knex;
    this.#claim = options.claim;
    this.#leaseMs = options.leaseMs;
    this.#renewedAt = options.claimedAt;
  }

  /** Begins to renew a claim, until {@link Lease.end}. */
  static hold(options: LeaseOptions): Lease {
    const lease = new Lease(options);
    lease.#expireLater();
    void lease.#keep();
    return lease;
  }

  /** Aborted when the claim is lost. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  /** Says how far the work is. It is written soon, if it is the last one. */
  report(progress: CycleProgress): void {
    this.#progress = progress;
  }

  /** Renews it no longer. What is written last gives the claim back. */
  end(): void {
    this.#ended.abort();
    clearTimeout(this.#expiry);
  }

  async #keep(): Promise<void> {
    const tick = Math.min(TICK_MS, this.#leaseMs / 4);
    for (;;) {
      try {
        await sleep(tick, undefined, { signal: this.#ended.signal });
      } catch {
        return;
      }
      if (this.#isDue()) {
        await this.#renew();
      }
    }
  }

  #isDue(): boolean {
    const age = performance.now() - this.#renewedAt;
    return this.#progress !== undefined || age >= this.#leaseMs / 4;
  }

  async #renew(): Promise<void> {
    const sentAt = performance.now();
    const progress = this.#progress;
    this.#progress = undefined;
    try {
      const isHeld = await renewClaim({
        knex: this.#knex,
        claim: this.#claim,
        leaseMs: this.#leaseMs,
        progress,
      });
      if (this.#ended.signal.aborted) {
        return;
      }
      if (!isHeld) {
        this.#lose();
        return;
      }
      this.#renewedAt = sentAt;
      this.#expireLater();
    } catch {
      // Tried again at the next tick, and lost when it is too late.
    }
  }

  #expireLater(): void {
    clearTimeout(this.#expiry);
    const left = this.#renewedAt + this.#leaseMs - performance.now();
    this.#expiry = setTimeout(() => this.#lose(), Math.max(0, left));
  }

  #lose(): void {
    this.#lost.abort(new ClaimLostError(this.#claim.cluster));
    this.end();
  }
}

/** A claim that is to be kept. */
interface LeaseOptions {
  knex: Knex;
  claim: Claim;
  /** For how long a claim is had, in milliseconds. */
  leaseMs: number;
  /** Before it was asked for, in milliseconds of `performance.now()`. */
  claimedAt: number;
}
