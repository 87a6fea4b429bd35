import { InputError, NotAllowedError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DatabaseCalls } from '../databases/DatabaseCalls';
import { recordRequest } from '../databases/recordRequest';
import { referenceInput, requestIdOutput } from '../databases/schemas';
import { toTaskError } from '../databases/toTaskError';
import { ActionOptions } from './ActionOptions';
import { examples } from './deleteDatabase.examples';

/** Deletes a database after a person has typed its name. */
export function deleteDatabaseAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'eco:database:delete',
    description:
      'Deletes a database. Its volumes and password are kept unless you say otherwise. Follow it with eco:database:wait.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...referenceInput,
        confirm: z =>
          z.string().describe('The name of the database, typed by a person'),
        data: z =>
          z
            .enum(['keep', 'delete'])
            .default('keep')
            .describe('What becomes of volumes and password'),
      },
      output: requestIdOutput,
    },
    async handler(context) {
      const { input, logger } = context;
      const { cluster, namespace, name, confirm, data = 'keep' } = input;
      if (confirm !== name) {
        throw new InputError(
          `confirm: Type the name of the database, ${name}, to delete it`,
        );
      }
      const calls = new DatabaseCalls(options, context);
      if (context.isDryRun) {
        const { mayDelete } = await calls.getDatabase(input).catch(error => {
          throw toTaskError(error);
        });
        if (!mayDelete) {
          throw new NotAllowedError(`You may not delete ${namespace}/${name}`);
        }
        logger.info(
          `Would delete ${namespace}/${name} in ${cluster} and ${data} its volumes`,
        );
        return;
      }
      await recordRequest({
        context,
        calls,
        waiting: options.waiting,
        reference: input,
        record: idempotencyKey =>
          calls.delete({
            cluster,
            namespace,
            name,
            confirm,
            data,
            idempotencyKey,
          }),
      });
    },
  });
}
