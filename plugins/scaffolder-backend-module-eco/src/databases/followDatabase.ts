import { LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  DatabaseDetail,
  DatabaseReference,
} from '@backstage-eco/plugin-eco-common';
import { DatabaseCalls } from './DatabaseCalls';
import { poll } from './poll';

/**
 * Follows a database that somebody else creates, such as a GitOps tool: first
 * until it is there, then until it is ready.
 *
 * @throws where it waits for a person, or takes too long
 */
export function followDatabase(options: {
  calls: DatabaseCalls;
  reference: DatabaseReference;
  isDone: (database: DatabaseDetail) => boolean;
  timeoutMinutes: number;
  logger: LoggerService;
  signal?: AbortSignal;
}): Promise<DatabaseDetail> {
  const { calls, reference, isDone, timeoutMinutes, logger, signal } = options;
  const where = `${reference.namespace}/${reference.name} in ${reference.cluster}`;
  let said: string | undefined;
  const say = (text: string) => {
    if (text !== said) {
      logger.info(text);
    }
    said = text;
  };
  return poll({
    timeoutMinutes,
    what: `${where} is not ready`,
    logger,
    signal,
    async ask() {
      const database = await calls.getDatabase(reference).catch(error => {
        if (error instanceof ResponseError && error.statusCode === 404) {
          return undefined;
        }
        throw error;
      });
      if (!database) {
        say(`Waiting for ${where} to appear`);
        return undefined;
      }
      const { state, message } = database.summary;
      say(message ? `${state}: ${message}` : state);
      if (state === 'stalled') {
        throw new Error(
          `${where} cannot go on without help: ${message ?? state}`,
        );
      }
      return isDone(database) ? database : undefined;
    },
  });
}
