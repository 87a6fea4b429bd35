import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import {
  DatabaseReference,
  DatabaseRequest,
} from '@backstage-eco/plugin-eco-common';
import { DatabaseCalls } from './DatabaseCalls';
import { followRequest } from './followRequest';
import { idempotencyKey } from './idempotencyKey';
import { toTaskError } from './toTaskError';

/** The API server answers at once, or the backend says why not. */
const ACCEPTED_WITHIN_MINUTES = 5;

/**
 * Records a request of a step once, follows it until the API server has taken it,
 * and gives the step its outputs.
 *
 * @throws what `record` was refused with, and where the request fails
 */
export async function recordRequest(options: {
  context: Pick<
    ActionContext<JsonObject>,
    'task' | 'step' | 'checkpoint' | 'logger' | 'signal'
  > & { output(name: 'requestId' | 'uid' | 'manifest', value: any): void };
  calls: DatabaseCalls;
  reference: DatabaseReference;
  record: (idempotencyKey: string) => Promise<DatabaseRequest>;
}): Promise<void> {
  const { context, calls, reference, record } = options;
  const key = idempotencyKey(context, reference);
  const id = await context
    .checkpoint({ key, fn: async () => (await record(key)).id })
    .catch(error => {
      throw toTaskError(error);
    });
  context.output('requestId', id);
  context.logger.info(`Recorded as request ${id}`);
  const { operation, uid } = await followRequest({
    calls,
    id,
    isDone: ({ state }) => state !== 'requested',
    timeoutMinutes: ACCEPTED_WITHIN_MINUTES,
    ...pick(context),
  });
  context.output('uid', uid);
  if (operation !== 'delete') {
    const { manifest } = await calls.getDatabase(reference);
    context.output('manifest', manifest);
  }
}

function pick({
  logger,
  signal,
}: Pick<ActionContext<JsonObject>, 'logger' | 'signal'>) {
  return { logger, signal };
}
