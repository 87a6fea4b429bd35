import { Observed } from '../reconcile/Observed';
import { Plan } from '../reconcile/Plan';
import { isProgressOnly } from '../reconcile/status';
import { Remembered } from './Memory';

/**
 * Minimum seconds between progress-only status writes. Each further one in a
 * row doubles it, up to eight times. Other writes are never delayed.
 */
const PROGRESS_SECONDS = 30;
const MAX_DOUBLINGS = 3;

/**
 * Returns how long a plan can wait if it only updates the count of ready
 * servers. Such counts change in quick succession, so the next supersedes this
 * one.
 *
 * @param options - `progressSeconds`: minimum seconds before the first such
 *   write; 30 by default
 * @returns milliseconds, or `undefined` if the plan must be carried out now
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
