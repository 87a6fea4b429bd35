import { LoggerService } from '@backstage/backend-plugin-api';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import { DatabaseCalls } from './DatabaseCalls';
import { poll } from './poll';
import { toLine } from './toTaskError';

/** Writes what is new, and nothing twice: first how far the request is. */
class RequestLog {
  #steps = -1;
  #waitingFor?: string;

  constructor(private readonly logger: LoggerService) {}

  add({ steps, waitingFor }: DatabaseRequest): void {
    for (const { state, message } of steps.slice(this.#steps)) {
      this.logger.info(message ? `${state}: ${message}` : state);
    }
    this.#steps = steps.length;
    if (waitingFor && waitingFor !== this.#waitingFor) {
      this.logger.info(waitingFor);
    }
    this.#waitingFor = waitingFor;
  }
}

/**
 * Follows a request, with each step and what is waited for in the task's log.
 *
 * @param options - `isDone`: whether it is far enough
 * @throws where it failed, was cancelled, waits for a person, or takes too long
 */
export function followRequest(options: {
  calls: DatabaseCalls;
  id: string;
  isDone: (request: DatabaseRequest) => boolean;
  timeoutMinutes: number;
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<DatabaseRequest> {
  const { calls, id, isDone, timeoutMinutes, logger, signal } = options;
  const log = new RequestLog(logger);
  return poll({
    timeoutMinutes,
    what: `Request ${id} is not done`,
    logger,
    signal,
    async ask() {
      const request = await calls.getRequest(id);
      log.add(request);
      throwWhereNothingFollows(request);
      return isDone(request) ? request : undefined;
    },
  });
}

function throwWhereNothingFollows(request: DatabaseRequest): void {
  const { id, state, error, isStalled, waitingFor } = request;
  if (state === 'failed') {
    throw new Error(error ? toLine(error) : `Request ${id} failed`);
  }
  if (state === 'cancelled') {
    throw new Error(`Request ${id} was cancelled`);
  }
  if (isStalled) {
    throw new Error(
      `Request ${id} cannot go on without help. ${
        waitingFor ?? state
      } The request stays open in Eco; cancel it there if you no longer want it.`,
    );
  }
}
