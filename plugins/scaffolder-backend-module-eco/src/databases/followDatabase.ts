import { LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  DatabaseDetail,
  DatabaseReference,
} from '@backstage-eco/plugin-eco-common';
import { DatabaseCalls } from './DatabaseCalls';
import { poll } from './poll';

/**
 * Follows a database that another party creates, such as a GitOps tool: first
 * until it exists, then until `isDone`.
 *
 * @throws if the database is stalled, or on timeout
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
  let lastLogged: string | undefined;
  const logChange = (text: string) => {
    if (text !== lastLogged) {
      logger.info(text);
    }
    lastLogged = text;
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
        logChange(`Waiting for ${where} to appear`);
        return undefined;
      }
      const { state, message } = database.summary;
      logChange(message ? `${state}: ${message}` : state);
      if (state === 'stalled') {
        throw new Error(
          `${where} cannot go on without help: ${message ?? state}`,
        );
      }
      return isDone(database) ? database : undefined;
    },
  });
}
