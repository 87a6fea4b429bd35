import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DatabaseCalls } from '../databases/DatabaseCalls';
import { ownerOf } from '../databases/ownerOf';
import { recordRequest } from '../databases/recordRequest';
import { reviewDatabase } from '../databases/reviewDatabase';
import {
  databaseOutput,
  ownerInput,
  referenceInput,
  requestIdOutput,
  specInput,
} from '../databases/schemas';
import { ActionOptions } from './ActionOptions';
import { examples } from './createDatabase.examples';

/**
 * Requests a new database and continues once the API server has accepted it.
 */
export function createDatabaseAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'eco:database:create',
    description:
      'Creates a database in a cluster. Follow it with eco:database:wait.',
    examples,
    supportsDryRun: true,
    schema: {
      input: { ...referenceInput, ...ownerInput, ...specInput },
      output: { ...requestIdOutput, ...databaseOutput },
    },
    async handler(context) {
      const { input, logger } = context;
      const { cluster, namespace, name, spec } = input;
      const owner = ownerOf(context);
      const calls = new DatabaseCalls(options, context);
      const desired = { cluster, namespace, name, owner, spec };
      if (context.isDryRun) {
        const request = { operation: 'create' as const, ...desired };
        const review = await reviewDatabase({ calls, request, logger });
        context.output('manifest', review.admittedManifest ?? review.manifest);
        return;
      }
      await recordRequest({
        context,
        calls,
        waiting: options.waiting,
        reference: input,
        record: idempotencyKey => calls.create({ ...desired, idempotencyKey }),
      });
    },
  });
}
