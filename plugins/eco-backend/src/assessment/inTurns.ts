import { setImmediate as nextTurn } from 'node:timers/promises';
import { Steps } from '@backstage-eco/plugin-eco-recognition';

/** Maximum delay of other requests, plus the longest single step. */
const TURN_MS = 5;

/** Runs all steps, yielding to the event loop between them. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now();
  let step = steps.next();
  while (!step.done) {
    if (performance.now() - since >= TURN_MS) {
      await nextTurn();
      since = performance.now();
    }
    step = steps.next();
  }
  return step.value;
}
