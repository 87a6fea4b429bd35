import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { InputError } from '@backstage/errors';
import { ErrorRequestHandler, Router } from 'express';
import { ApiContext } from './ApiContext';
import { OpenApiDocument, queryParameters } from './openApiDocument';
import { getArchivedClusters } from './routes/getArchivedClusters';
import { getCluster } from './routes/getCluster';
import { getClusters } from './routes/getClusters';
import { getConcept } from './routes/getConcept';
import { getCustomResources } from './routes/getCustomResources';
import { getDefinitions } from './routes/getDefinitions';
import { getHistory } from './routes/getHistory';
import { getHistoryEntry } from './routes/getHistoryEntry';
import { getObjects } from './routes/getObjects';
import { getPast } from './routes/getPast';
import { getStack } from './routes/getStack';
import { getTool } from './routes/getTool';
import { refreshCluster } from './routes/refreshCluster';
import { restoreCluster } from './routes/restoreCluster';

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
  router.get('/clusters/:cluster', getCluster(context));
  router.get('/clusters/:cluster/inventory/:kind', getObjects(context));
  router.get(
    '/clusters/:cluster/custom-resources',
    getCustomResources(context),
  );
  router.get('/clusters/:cluster/past', getPast(context));
  router.post('/clusters/:cluster/refresh', refreshCluster(context));
  router.post('/clusters/:cluster/restore', restoreCluster(context));
  router.get('/archived-clusters', getArchivedClusters(context));
  router.get('/history', getHistory(context));
  router.get('/history/:id', getHistoryEntry(context));
  router.get('/definitions', getDefinitions(context));
  router.get('/stack', getStack(context));
  router.get('/tools/:toolId', getTool(context));
  router.get('/storage', getConcept(context, 'storage'));
  router.get('/certificates', getConcept(context, 'certificates'));
  router.get('/secret-stores', getConcept(context, 'secretStores'));
  router.get('/operator-frameworks', getConcept(context, 'frameworks'));
  return router;
}
