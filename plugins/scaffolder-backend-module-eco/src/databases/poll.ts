import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isTransient, toTaskError } from './toTaskError';

/** Same interval at which the backend checks what a request waits for. */
const INTERVAL_MS = 2000;

/**
 * Polls until there is a result. Keeps polling while the backend does not
 * answer, because the backend, not this task, carries the request.
 *
 * @param options - `ask`: returns undefined while there is no result
 * @throws on timeout, if the task is cancelled, or if the backend refuses
 */
export async function poll<T>(options: {
  ask: () => Promise<T | undefined>;
  timeoutMinutes: number;
  /** Start of the timeout message: what has not happened. */
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
        logger.warn(`Eco does not answer at the moment, retrying: ${error}`);
      }
      isAnswering = false;
    }
    if (Date.now() + INTERVAL_MS > until) {
      throw new Error(`${what} within ${timeoutMinutes} minutes`);
    }
    await sleep(INTERVAL_MS, undefined, { signal });
  }
}
