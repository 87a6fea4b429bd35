/**
 * Work of a cluster's size that can pause after each step, so that a program with one
 * thread answers others meanwhile. It returns its result.
 *
 * @public
 */
export type Steps<T> = Generator<void, T, void>;

/**
 * Does all steps without a pause.
 *
 * @public
 */
export function atOnce<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}
