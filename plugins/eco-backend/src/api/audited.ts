import { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request, RequestHandler, Response } from 'express';
import { describeError, isDatabaseError } from '../store';
import { ApiContext } from './ApiContext';

/**
 * Makes a handler of a route whose calls are audit events.
 *
 * @param options - `toMeta`: what the event says beside its `queryType`
 */
export function audited(options: {
  context: ApiContext;
  eventId: string;
  severityLevel: AuditorServiceEventSeverityLevel;
  queryType?: string;
  toMeta?(request: Request): JsonObject;
  handle(request: Request, response: Response): Promise<void>;
}): RequestHandler {
  const { context, eventId, severityLevel, queryType } = options;
  return async (request, response) => {
    const event = await context.auditor.createEvent({
      eventId,
      severityLevel,
      request,
      meta: { ...(queryType && { queryType }), ...options.toMeta?.(request) },
    });
    try {
      await options.handle(request, response);
    } catch (error) {
      const shown = isDatabaseError(error) ? hide(error, context) : error;
      await event.fail({
        error: isError(shown) ? shown : new Error(String(shown)),
      });
      throw shown;
    }
    await event.success();
  };
}

/** Whoever catches an error logs or shows it; its statement is for nobody. */
function hide(error: unknown, { logger }: ApiContext): Error {
  logger.error(`The database failed a request: ${describeError(error)}`);
  return new Error('The database failed; the log of the backend says how');
}
