/**
 * Long computation that yields after each step, so that the caller can give the
 * event loop a turn. Returns its result.
 *
 * @public
 */
export type Steps<T> = Generator<void, T, void>;

/**
 * Runs all steps synchronously and returns the result.
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
