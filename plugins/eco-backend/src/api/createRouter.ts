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
 * Eco's API. Requests that the document does not allow are answered with 400.
 *
 * @param options - `validateResponses`: answer 500 where a response is not as
 * the document says; for tests
 */
export function createRouter(options: {
  document: OpenApiDocument;
  context: ApiContext;
  validateResponses?: boolean;
}): Router {
  const { document, context, validateResponses = false } = options;
  // Its type follows a literal document; this one is read from a file.
  const router = createValidatedOpenApiRouter(document, {
    validatorOptions: { validateResponses },
  }) as unknown as Router;
  const operations = listOperations(document);
  router.use(explainBadRequest(operations));
  // The document has none, so nothing of one would be checked.
  router.head('*', (_, response) => {
    response.set('Allow', 'GET').status(405).end();
  });
  for (const { id, method, path, status } of operations) {
    const handler = toHandler({ id, status, context });
    router[method](path.replace(/\{(\w+)\}/g, ':$1'), handler);
  }
  return router;
}

/** The validator says what is wrong; this adds what would be right. */
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
