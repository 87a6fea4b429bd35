import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DatabaseCalls } from '../databases/DatabaseCalls';
import { recordRequest } from '../databases/recordRequest';
import { reviewDatabase } from '../databases/reviewDatabase';
import {
  changesInput,
  databaseOutput,
  referenceInput,
  requestIdOutput,
} from '../databases/schemas';
import { toTaskError } from '../databases/toTaskError';
import { ActionOptions } from './ActionOptions';
import { examples } from './updateDatabase.examples';

/** Updates some fields of a database. */
export function updateDatabaseAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'eco:database:update',
    description:
      'Changes a database, such as its storage or version. Follow it with eco:database:wait.',
    examples,
    supportsDryRun: true,
    schema: {
      input: { ...referenceInput, ...changesInput },
      output: { ...requestIdOutput, ...databaseOutput },
    },
    async handler(context) {
      const { input, logger } = context;
      const { cluster, namespace, name } = input;
      const calls = new DatabaseCalls(options, context);
      const database = await calls.getDatabase(input).catch(error => {
        throw toTaskError(error);
      });
      // Set by autoscalers; not ours to write.
      const { scaledReplicas, ...current } = database.spec ?? {};
      const spec = { ...current, ...input.spec };
      if (context.isDryRun) {
        const review = await reviewDatabase({
          calls,
          request: {
            operation: 'update',
            cluster,
            namespace,
            name,
            spec,
          },
          logger,
        });
        context.output('manifest', review.admittedManifest ?? review.manifest);
        return;
      }
      await recordRequest({
        context,
        calls,
        waiting: options.waiting,
        reference: input,
        record: idempotencyKey =>
          calls.update({ cluster, namespace, name, spec, idempotencyKey }),
      });
    },
  });
}
