import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isTransient, toTaskError } from './toTaskError';

/** As often as the backend itself looks at what a request waits for. */
const INTERVAL_MS = 2000;

/**
 * Asks until there is an answer. A backend that does not answer is asked on: the
 * request is carried by it, not by this task.
 *
 * @param options - `ask`: undefined while there is none
 * @throws when the time is over, the task is cancelled, or the backend refuses
 */
export async function poll<T>(options: {
  ask: () => Promise<T | undefined>;
  timeoutMinutes: number;
  /** What has not happened when the time is over. */
  what: string;
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<T> {
  const { ask, timeoutMinutes, what, logger, signal } = options;
  const until = Date.now() + timeoutMinutes * 60_000;
  let isAnswering = true;
  for (;;) {
    try {
      const answer = await ask();
      isAnswering = true;
      if (answer !== undefined) {
        return answer;
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (!isTransient(error)) {
        throw toTaskError(error);
      }
      if (isAnswering) {
        logger.warn(`Eco does not answer at the moment, asking on: ${error}`);
      }
      isAnswering = false;
    }
    if (Date.now() + INTERVAL_MS > until) {
      throw new Error(`${what} within ${timeoutMinutes} minutes`);
    }
    await sleep(INTERVAL_MS, undefined, { signal });
  }
}
