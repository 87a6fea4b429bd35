import { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { isError } from '@backstage/errors';
import { Request, RequestHandler, Response } from 'express';
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
      await event.fail({
        error: isError(error) ? error : new Error(String(error)),
      });
      throw error;
    }
    await event.success();
  };
}
