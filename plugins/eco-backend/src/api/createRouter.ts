import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { InputError } from '@backstage/errors';
import { ErrorRequestHandler, Router } from 'express';
import { ApiContext } from './ApiContext';
import { OpenApiDocument } from './openApiDocument';
import { getClusters } from './routes/getClusters';
import { getDefinitions } from './routes/getDefinitions';
import { getStack } from './routes/getStack';
import { getTool } from './routes/getTool';
import { refreshCluster } from './routes/refreshCluster';

/** The validator says what is wrong; this adds where the right form stands. */
const explainBadRequest: ErrorRequestHandler = (error, request, _, next) => {
  next(
    error instanceof InputError
      ? new InputError(
          `${error.message}; ${request.baseUrl}/openapi.json lists the parameters of ${request.method} ${request.path}`,
        )
      : error,
  );
};

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
  router.use(explainBadRequest);

  router.get('/clusters', getClusters(context));
  router.post('/clusters/:cluster/refresh', refreshCluster(context));
  router.get('/definitions', getDefinitions(context));
  router.get('/stack', getStack(context));
  router.get('/tools/:toolId', getTool(context));
  return router;
}
