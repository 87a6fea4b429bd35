import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { Request, RequestHandler, Response } from 'express';
import { Command } from '../commands/Command';
import { perform } from '../commands/perform';
import type { DatabaseOperation } from '../databases';
import { ask } from '../queries/ask';
import { OperationId, Query } from '../queries/Query';
import { withoutStatement } from '../store';
import { ApiContext } from './ApiContext';
import { expectShallow } from './expectShallow';
import { OPERATIONS } from './operations';

/**
 * Creates the route handler of an operation: validates and audits the request,
 * runs the operation, and sends the response. Responses to queries are private
 * to the caller. The ETag that Express adds is of the body for this caller.
 *
 * @param options - `status`: status of a successful response
 */
export function toHandler(options: {
  id: OperationId;
  status: number;
  context: ApiContext;
}): RequestHandler {
  const { status, context } = options;
  const operation: Operation = OPERATIONS[options.id];
  const { eventId, queryType } = operation.audit;
  return async (request, response) => {
    const event = await context.auditor.createEvent({
      eventId,
      severityLevel: changes(operation) ? 'medium' : 'low',
      request,
      meta: { ...(queryType && { queryType }), ...request.params },
    });
    try {
      const credentials = await context.httpAuth.credentials(request);
      const input = readInput(request);
      const body = await carryOut(operation, { context, credentials, input });
      if (!changes(operation)) {
        setCaching(
          response,
          'answer' in operation ? operation.etag?.(input) : undefined,
        );
      }
      response.status(status);
      const file = 'answer' in operation ? operation.file?.(input) : undefined;
      if (file) {
        response.attachment(file.name).type(file.type);
      }
      send(response, body);
    } catch (error) {
      const shown = withoutStatement(error, context.logger);
      await event.fail({
        error: isError(shown) ? shown : new Error(String(shown)),
      });
      throw shown;
    }
    await event.success();
  };
}

function send(response: Response, body: unknown): void {
  if (body === undefined) {
    response.end();
  } else if (typeof body === 'string') {
    response.send(body);
  } else {
    response.json(body);
  }
}

/** Lets clients cache answers that never change. */
function setCaching(response: Response, etag: string | undefined): void {
  if (etag === undefined) {
    response.setHeader('Cache-Control', 'private, no-cache');
    return;
  }
  response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  response.setHeader('ETag', `"${etag}"`);
}

type Operation = Query<any> | Command<any> | DatabaseOperation<any>;

function changes(operation: Operation): boolean {
  return 'isRequest' in operation
    ? operation.isRequest
    : !('answer' in operation);
}

function carryOut(
  operation: Operation,
  asked: { context: ApiContext; credentials: BackstageCredentials; input: any },
): Promise<unknown> {
  const { context, credentials, input } = asked;
  if ('answer' in operation) {
    return ask({ ...asked, query: operation });
  }
  return 'isRequest' in operation
    ? operation.run(context.databases, { credentials }, input)
    : perform({ ...asked, command: operation });
}

/**
 * Reads the input as the validator leaves it: with converted types and
 * defaults.
 */
function readInput(request: Request): any {
  const { pathParams } = (request as any).openapi;
  expectShallow(request.body);
  expectFinite(request.query);
  return { ...request.query, ...pathParams, body: request.body };
}

/**
 * Rejects numbers such as `1e400`, which the validator converts to infinity and
 * does not check against bounds: an infinite limit would return all items.
 *
 * @throws InputError
 */
function expectFinite(query: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new InputError(`${name} must be a finite number`);
    }
  }
}
