import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { untilAborted } from '../clusters';
import { describeError } from '../store';

/** Dependencies and limits of a claim loop. */
interface ClaimLoopOptions<T> {
  /** Claims at most `limit` items of work that are due. */
  claim(limit: number): Promise<T[]>;
  /**
   * Processes a claim. Never rejects, so that one failure does not affect other
   * claims.
   *
   * @param claimedAt - `performance.now()` from just before the claim query
   */
  work(claim: T, claimedAt: number): Promise<void>;
  /** Maximum number of claims processed at a time. */
  concurrency: number;
  /**
   * Maximum while the event loop of this process is busy: more would only make
   * each claim slower and use more memory. While it is not busy, at most this
   * many claims are added at a time, because their load shows only once they
   * run. Defaults to `concurrency`.
   */
  concurrencyWhenBusy?: number;
  /** Poll interval in milliseconds. */
  pollMs: number;
  /**
   * For the log: what stops while the database fails, such as
   * `No cluster is read`.
   */
  failureMessage: string;
  /**
   * For the log: what resumes once the database is back, such as
   * `Clusters are read again`.
   */
  recoveryMessage: string;
  logger: LoggerService;
}

/** An unreachable database must not block the shutdown. */
const STOP_TIMEOUT_MS = 10_000;
/** Event loop utilization above which the process counts as busy. */
const BUSY = 0.7;
/** Minimum window over which utilization is measured. */
const BUSY_WINDOW_MS = 500;

/**
 * Polls for due work up to the concurrency limit, and keeps polling while the
 * database fails.
 */
export class ClaimLoop<T> {
  readonly #options: ClaimLoopOptions<T>;
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #loop: Promise<void> | undefined;
  #wake = new AbortController();
  #isFailing = false;
  #usage = performance.eventLoopUtilization();
  /** Current concurrency limit, from the last utilization measurement. */
  #allowed: number;

  constructor(options: ClaimLoopOptions<T>) {
    this.#options = options;
    this.#allowed = options.concurrencyWhenBusy ?? options.concurrency;
  }

  /** Aborted on shutdown, when all work must end. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Starts polling. */
  start(): void {
    this.#loop ??= this.#run();
  }

  /** Polls immediately, because new work may be due. */
  wake(): void {
    this.#wake.abort();
  }

  /** Aborts all running work and resolves when it has ended. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('The backend is shutting down'));
    await untilAborted(this.#end(), AbortSignal.timeout(STOP_TIMEOUT_MS)).catch(
      () => {
        // The claims expire by themselves, and another backend takes over.
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
        // Jitter, so that backends started together do not poll in step.
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

  /** @returns number of claims started */
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
      const { logger, recoveryMessage } = this.#options;
      logger.info(`${recoveryMessage}: the database is back`);
    }
    this.#isFailing = false;
  }

  /** Logs the first failure only, not every attempt. */
  #noteFailure(error: unknown): void {
    if (!this.#isFailing && !this.signal.aborted) {
      const { logger, failureMessage } = this.#options;
      logger.error(
        `${failureMessage}: the database fails: ${describeError(error)}`,
      );
    }
    this.#isFailing = true;
  }
}
