import { Observed } from '../reconcile/Observed';
import { Plan } from '../reconcile/Plan';
import { isProgressOnly } from '../reconcile/status';
import { Remembered } from './Memory';

/**
 * How long a count of ready servers may wait; what matters is written at once.
 * Each further one in a row waits twice as long, up to eight times.
 */
const PROGRESS_SECONDS = 30;
const MAX_DOUBLINGS = 3;

/**
 * Whether a plan can wait: counts of ready servers come in quick succession, and the
 * next one says more.
 *
 * @param options - `progressSeconds`: how long the first one waits; by default 30
 * @returns milliseconds; `undefined` where it is to be carried out now
 */
export function progressWait(options: {
  observed: Observed;
  plan: Plan;
  remembered: Remembered;
  progressSeconds?: number;
}): number | undefined {
  const { observed, plan, remembered } = options;
  const { progressSeconds = PROGRESS_SECONDS } = options;
  const [step, ...others] = plan.steps;
  const isProgress =
    step?.do === 'writeStatus' &&
    others.length === 0 &&
    isProgressOnly(observed.database.status, step.status);
  if (!isProgress) {
    remembered.progressWrites = step ? 0 : remembered.progressWrites;
    return undefined;
  }
  const { progressWrites = 0, statusWrittenAt = -Infinity } = remembered;
  const times = 2 ** Math.min(progressWrites, MAX_DOUBLINGS);
  const due = statusWrittenAt + times * progressSeconds * 1000;
  const left = due - performance.now();
  if (left > 0) {
    return left;
  }
  remembered.progressWrites = progressWrites + 1;
  return undefined;
}
