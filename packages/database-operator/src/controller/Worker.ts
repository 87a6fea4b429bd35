import { ApiError } from '../kubernetes/ApiError';
import { Observed } from '../reconcile/Observed';
import { Plan } from '../reconcile/Plan';
import { describeFailure, reconcile } from '../reconcile/reconcile';
import { Remembered } from './Memory';
import { progressWait } from './progressWait';
import { Steps, StepsOptions } from './Steps';
import { toFailure } from './toFailure';

const MAX_ROUNDS = 8;

/** Result of reconciling one Database. */
export type Outcome =
  | { result: 'finished' }
  /** Unfinished; must be reconciled again within `afterMs`. */
  | { result: 'unfinished'; afterMs?: number; probe?: Plan['probe'] }
  | { result: 'failed'; error: ApiError };

/** Options of the worker. */
export interface WorkerOptions extends StepsOptions {
  observe: (key: string) => Observed | undefined;
  remembered: (uid: string) => Remembered;
  /**
   * Minimum seconds between status writes that only change the count of ready
   * servers; 30 by default.
   */
  progressSeconds?: number;
}

/** Executes plans, round by round, until there is nothing to do for now. */
export class Worker {
  private readonly steps: Steps;

  constructor(private readonly options: WorkerOptions) {
    this.steps = new Steps(options);
  }

  /** Reconciles one Database. Throws only on a bug. */
  async work(key: string): Promise<Outcome> {
    const database = this.options.databaseOf(key);
    if (!database) {
      return { result: 'finished' };
    }
    const remembered = this.options.remembered(database.metadata.uid);
    remembered.foreignObjects.clear();
    try {
      return await this.rounds(key, remembered);
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      await this.noteFailure(key, remembered, error);
      return { result: 'failed', error };
    }
  }

  private async rounds(key: string, remembered: Remembered): Promise<Outcome> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const observed = this.options.observe(key);
      if (!observed || this.options.isOver()) {
        return { result: 'finished' };
      }
      const plan = reconcile(observed);
      const { progressSeconds } = this.options;
      const later = progressWait({
        observed,
        plan,
        remembered,
        progressSeconds,
      });
      if (later !== undefined) {
        return { result: 'unfinished', afterMs: later };
      }
      if (plan.steps.length === 0) {
        remembered.failure = undefined;
        return plan.finished
          ? { result: 'finished' }
          : { result: 'unfinished', probe: plan.probe };
      }
      for (const step of plan.steps) {
        await this.steps.carryOut(step, key, remembered);
      }
    }
    return { result: 'unfinished' };
  }

  private async noteFailure(
    key: string,
    remembered: Remembered,
    error: ApiError,
  ): Promise<void> {
    remembered.failure = toFailure(error);
    const observed = this.options.observe(key);
    if (!remembered.failure || !observed) {
      return;
    }
    try {
      for (const step of describeFailure(observed).steps) {
        await this.steps.carryOut(step, key, remembered);
      }
    } catch (second) {
      // Retried with the next attempt; the first error is the one to report.
      if (!(second instanceof ApiError)) {
        throw second;
      }
    }
  }
}
