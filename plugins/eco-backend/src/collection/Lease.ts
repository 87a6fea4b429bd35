import { setTimeout as sleep } from 'node:timers/promises';
import { Knex } from 'knex';
import { Claim, ClaimLostError, CycleProgress, renewClaim } from '../store';

/** Minimum time between two writes of the progress. */
const TICK_MS = 1_000;

/**
 * Keeps a claim alive for the duration of its work: renews it, and writes the
 * progress.
 *
 * If the claim cannot be renewed in time, because the database is gone or this
 * process stalled, another backend may take the cluster. The signal aborts
 * first: by this process's own clock, before the claim expires in the database.
 * So no cluster is read by two backends at once.
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

  /** Starts renewing a claim, until {@link Lease.end}. */
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

  /** Reports progress. Only the latest report is written, at the next tick. */
  report(progress: CycleProgress): void {
    this.#progress = progress;
  }

  /** Stops renewing. The final write of the work releases the claim. */
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
      // Retried at the next tick, until the claim expires.
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

/** A claim to keep, and how. */
interface LeaseOptions {
  knex: Knex;
  claim: Claim;
  /** Duration of a claim, in milliseconds. */
  leaseMs: number;
  /** `performance.now()` from just before the claim query. */
  claimedAt: number;
}
