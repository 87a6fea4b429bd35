import { setImmediate as nextTurn } from 'node:timers/promises';
import { Steps } from '@backstage-eco/plugin-eco-recognition';

/** Requests wait no longer than this, and for the longest step. */
const TURN_MS = 5;

/** Does all steps, and lets requests have their turn between them. */
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
