import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { untilAborted } from '../clusters';
import { describeError } from '../store';

/** What a loop works with. */
interface ClaimLoopOptions<T> {
  /** Claims at most so much of what is due. */
  claim(limit: number): Promise<T[]>;
  /**
   * Works a claim off. Never rejects: what goes wrong with one does not touch the
   * others.
   *
   * @param claimedAt - before it was asked for, in milliseconds of
   * `performance.now()`
   */
  work(claim: T, claimedAt: number): Promise<void>;
  /** How many are worked off at the same time. */
  concurrency: number;
  /**
   * How many are while this process has much to do: more would only take longer
   * each, and hold more memory. Otherwise, so many more are begun at a time: it shows
   * only then how much they give to do. Left out: as many as otherwise.
   */
  concurrencyWhenBusy?: number;
  /** How often work is asked for, in milliseconds. */
  pollMs: number;
  /** For the log: what is not done while the database fails, such as `No cluster is read`. */
  standstill: string;
  /** For the log: what is done once the database answers, such as `Clusters are read again`. */
  resumption: string;
  logger: LoggerService;
}

/** A database that is gone must not keep the backend from ending. */
const STOP_TIMEOUT_MS = 10_000;
/** The share of its time from which on a process has much to do. */
const BUSY = 0.7;
/** Over how long that is measured, at least. */
const BUSY_WINDOW_MS = 500;

/**
 * Asks for work that is due, as much as there is room for, and goes on doing so
 * while the database fails.
 */
export class ClaimLoop<T> {
  readonly #options: ClaimLoopOptions<T>;
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #loop: Promise<void> | undefined;
  #wake = new AbortController();
  #isFailing = false;
  #usage = performance.eventLoopUtilization();
  /** How many may be worked off now, by what was measured last. */
  #allowed: number;

  constructor(options: ClaimLoopOptions<T>) {
    this.#options = options;
    this.#allowed = options.concurrencyWhenBusy ?? options.concurrency;
  }

  /** Aborted when all work is to end. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Begins to ask for work. */
  start(): void {
    this.#loop ??= this.#run();
  }

  /** Asks at once: there may be something to do. */
  wake(): void {
    this.#wake.abort();
  }

  /** Calls off whatever runs, and resolves when it has ended. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('The backend is shutting down'));
    await untilAborted(this.#end(), AbortSignal.timeout(STOP_TIMEOUT_MS)).catch(
      () => {
        // What is claimed still ends by itself, and is begun again elsewhere.
      },
    );
  }

  async #end(): Promise<void> {
    await this.#loop;
    await Promise.all(this.#running);
  }

  async #run(): Promise<void> {
    const { pollMs } = this.#options;
    while (!this.signal.aborted) {
      const free = Math.max(0, this.#concurrency() - this.#running.size);
      const begun = free > 0 ? await this.#begin(free) : 0;
      if (begun < free || free === 0) {
        // A little chance: backends that start together do not ask together.
        await this.#pause(pollMs * (1 + Math.random()));
      }
    }
  }

  #concurrency(): number {
    const { concurrency, concurrencyWhenBusy: few = concurrency } =
      this.#options;
    const now = performance.eventLoopUtilization();
    const used = performance.eventLoopUtilization(now, this.#usage);
    if (used.idle + used.active >= BUSY_WINDOW_MS) {
      this.#allowed = used.utilization > BUSY ? few : this.#running.size + few;
      this.#usage = now;
    }
    return Math.min(concurrency, this.#allowed);
  }

  /** @returns how many were begun */
  async #begin(limit: number): Promise<number> {
    const claimedAt = performance.now();
    try {
      const claims = await this.#options.claim(limit);
      this.#noteSuccess();
      for (const claim of claims) {
        const task = this.#options.work(claim, claimedAt).finally(() => {
          this.#running.delete(task);
          this.wake();
        });
        this.#running.add(task);
      }
      return claims.length;
    } catch (error) {
      this.#noteFailure(error);
      return 0;
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    this.#wake = new AbortController();
    const signal = AbortSignal.any([this.#wake.signal, this.signal]);
    await sleep(milliseconds, undefined, { signal }).catch(() => {});
  }

  #noteSuccess(): void {
    if (this.#isFailing) {
      const { logger, resumption } = this.#options;
      logger.info(`${resumption}: the database is back`);
    }
    this.#isFailing = false;
  }

  /** Once, and not at every attempt. */
  #noteFailure(error: unknown): void {
    if (!this.#isFailing && !this.signal.aborted) {
      const { logger, standstill } = this.#options;
      logger.error(
        `${standstill}: the database fails: ${describeError(error)}`,
      );
    }
    this.#isFailing = true;
  }
}
