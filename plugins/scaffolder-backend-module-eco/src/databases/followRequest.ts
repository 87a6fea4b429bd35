import { LoggerService } from '@backstage/backend-plugin-api';
import { DatabaseRequest } from '@backstage-eco/plugin-eco-common';
import { DatabaseCalls } from './DatabaseCalls';
import { poll } from './poll';
import { toLine } from './toTaskError';

/** Logs each new step once, beginning with the current one. */
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
 * Follows a request, logging each step and what it waits for.
 *
 * @param options - `isDone`: whether to stop following
 * @throws if the request failed, was cancelled or is stalled, or on timeout
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
      throwIfStuck(request);
      return isDone(request) ? request : undefined;
    },
  });
}

function throwIfStuck(request: DatabaseRequest): void {
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
