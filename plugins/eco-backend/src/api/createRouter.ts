import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { InputError } from '@backstage/errors';
import { ErrorRequestHandler, Router } from 'express';
import { ApiContext } from './ApiContext';
import {
  DocumentedOperation,
  listOperations,
  OpenApiDocument,
} from './openApiDocument';
import { toFieldMessages } from './toFieldMessages';
import { toHandler } from './toHandler';

/**
 * Creates the router of Eco's API. Requests that violate the OpenAPI document
 * result in 400.
 *
 * @param options - `validateResponses`: respond with 500 if a response violates
 * the document; for tests
 */
export function createRouter(options: {
  document: OpenApiDocument;
  context: ApiContext;
  validateResponses?: boolean;
}): Router {
  const { document, context, validateResponses = false } = options;
  // The router's type requires a literal document; this one comes from a file.
  const router = createValidatedOpenApiRouter(document, {
    validatorOptions: { validateResponses },
  }) as unknown as Router;
  const operations = listOperations(document);
  router.use(explainBadRequest(operations));
  // The document has no HEAD operations, so nothing would validate them.
  router.head('*', (_, response) => {
    response.set('Allow', 'GET').status(405).end();
  });
  for (const { id, method, path, status } of operations) {
    const handler = toHandler({ id, status, context });
    router[method](path.replace(/\{(\w+)\}/g, ':$1'), handler);
  }
  return router;
}

/** Adds the valid parameters to the validator's message. */
function explainBadRequest(
  operations: DocumentedOperation[],
): ErrorRequestHandler {
  return (error, request, _, next) => {
    if (!(error instanceof InputError)) {
      next(error);
      return;
    }
    const names = operations
      .filter(({ path }) => isPathOf(path, request.path))
      .flatMap(({ parameters }) => parameters)
      .join(', ');
    const messages = toFieldMessages(error.message);
    const explained = new InputError(
      `${error.message}; the parameters of ${request.path} are: ${
        names || 'none'
      } (see ${request.baseUrl}/openapi.json)`,
    );
    next(
      messages.length > 0 ? Object.assign(explained, { messages }) : explained,
    );
  };
}

function isPathOf(template: string, path: string): boolean {
  const asked = path.split('/');
  const parts = template.split('/');
  return (
    parts.length === asked.length &&
    parts.every((part, at) => part.startsWith('{') || part === asked[at])
  );
}
