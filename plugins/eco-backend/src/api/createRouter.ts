import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { InputError } from '@backstage/errors';
import { ErrorRequestHandler, Router } from 'express';
import { ApiContext } from './ApiContext';
import { OpenApiDocument, queryParameters } from './openApiDocument';
import { getClusters } from './routes/getClusters';
import { getDefinitions } from './routes/getDefinitions';
import { getStack } from './routes/getStack';
import { getTool } from './routes/getTool';
import { refreshCluster } from './routes/refreshCluster';

/** The validator says what is wrong; this adds what would be right. */
function explainBadRequest(document: OpenApiDocument): ErrorRequestHandler {
  return (error, request, _, next) => {
    if (!(error instanceof InputError)) {
      next(error);
      return;
    }
    const allowed = queryParameters(document, request.path);
    const names = allowed.length > 0 ? allowed.join(', ') : 'none';
    next(
      new InputError(
        `${error.message}; the parameters of ${request.path} are: ${names} (see ${request.baseUrl}/openapi.json)`,
      ),
    );
  };
}

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
  router.use(explainBadRequest(document));

  router.get('/clusters', getClusters(context));
  router.post('/clusters/:cluster/refresh', refreshCluster(context));
  router.get('/definitions', getDefinitions(context));
  router.get('/stack', getStack(context));
  router.get('/tools/:toolId', getTool(context));
  return router;
}
