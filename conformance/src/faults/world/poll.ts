import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 100;

/**
 * Tries again and again until something is there.
 *
 * @param options - `what`: for the error; an attempt that throws is not yet one
 * @throws an error where it did not come in time, with what the last attempt threw
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
