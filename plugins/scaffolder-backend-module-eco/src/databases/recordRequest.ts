import { LoggerService } from '@backstage/backend-plugin-api';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import {
  DatabaseReference,
  DatabaseRequest,
} from '@backstage-eco/plugin-eco-common';
import { DatabaseCalls } from './DatabaseCalls';
import { followRequest } from './followRequest';
import { idempotencyKey } from './idempotencyKey';
import { poll } from './poll';
import { isUnauthorized } from './toTaskError';
import { WaitingTasks } from './WaitingTasks';

/** Ample: the API server answers at once, or the backend reports why not. */
const ACCEPTED_WITHIN_MINUTES = 5;

/**
 * A backend that has just started may not know the key of a token yet: it
 * refreshes keys at most every 30 s.
 */
const VERIFIED_WITHIN_MS = 45_000;

/**
 * Records a step's request once, follows it until the API server has accepted
 * it, and sets the step's outputs.
 *
 * @throws if `record` is refused, or if the request fails
 */
export async function recordRequest(options: {
  context: Pick<
    ActionContext<JsonObject>,
    'task' | 'step' | 'checkpoint' | 'logger' | 'signal' | 'user'
  > & { output(name: 'requestId' | 'uid' | 'manifest', value: any): void };
  calls: DatabaseCalls;
  waiting: WaitingTasks;
  reference: DatabaseReference;
  record: (idempotencyKey: string) => Promise<DatabaseRequest>;
}): Promise<void> {
  const { context, calls, waiting, reference, record } = options;
  const key = idempotencyKey(context, reference);
  const { operation, uid } = await waiting.run(context, async signal => {
    const following = { logger: context.logger, signal };
    const id = await context.checkpoint({
      key,
      fn: () => recordOnce(() => record(key), following),
    });
    context.output('requestId', id);
    context.logger.info(`Recorded as request ${id}`);
    return followRequest({
      calls,
      id,
      isDone: ({ state }) => state !== 'requested',
      timeoutMinutes: ACCEPTED_WITHIN_MINUTES,
      ...following,
    });
  });
  context.output('uid', uid);
  if (operation !== 'delete') {
    const { manifest } = await calls.getDatabase(reference);
    context.output('manifest', manifest);
  }
}

/**
 * Records the request, with retries: a task that resumes after a restart runs
 * while the backend starts. Retrying is safe because of the idempotency key.
 */
function recordOnce(
  record: () => Promise<DatabaseRequest>,
  options: { logger: LoggerService; signal?: AbortSignal },
): Promise<string> {
  const verifiedBy = Date.now() + VERIFIED_WITHIN_MS;
  return poll({
    timeoutMinutes: ACCEPTED_WITHIN_MINUTES,
    what: 'Eco has not recorded the request',
    ...options,
    async ask() {
      try {
        return (await record()).id;
      } catch (error) {
        if (isUnauthorized(error) && Date.now() < verifiedBy) {
          return undefined;
        }
        throw error;
      }
    },
  });
}
