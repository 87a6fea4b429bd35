import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 100;

/**
 * Retries until an attempt succeeds.
 *
 * @param attempt - Has not succeeded yet if it throws or returns undefined or
 * false
 * @param options - `what`: for the error's message
 * @throws an error after the timeout, caused by the error of the last attempt
 */
export async function poll<T>(
  attempt: () => Promise<T | undefined | false>,
  options: { what: string; withinMs: number },
): Promise<T> {
  const until = Date.now() + options.withinMs;
  for (;;) {
    let failure: unknown;
    try {
      const result = await attempt();
      if (result !== undefined && result !== false) {
        return result;
      }
    } catch (error) {
      failure = error;
    }
    if (Date.now() > until) {
      throw new Error(
        `${options.what} did not come within ${options.withinMs / 1000} s`,
        { cause: failure },
      );
    }
    await sleep(EVERY_MS);
  }
}
