import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DatabaseReference } from '@backstage-eco/plugin-eco-common';
import { DatabaseCalls } from '../databases/DatabaseCalls';
import { followDatabase } from '../databases/followDatabase';
import { followRequest } from '../databases/followRequest';
import {
  connectionOutput,
  databaseOutput,
  referenceInput,
} from '../databases/schemas';
import { ActionOptions } from './ActionOptions';
import { examples } from './waitForDatabase.examples';

const DEFAULT_TIMEOUT_MINUTES = 30;

/** Waits until a database is ready, changed or gone. */
export function waitForDatabaseAction(options: ActionOptions) {
  return createTemplateAction({
    id: 'eco:database:wait',
    description:
      'Waits for a request of another step, or for a database that somebody else creates, such as a GitOps tool.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        requestId: z =>
          z
            .string()
            .optional()
            .describe('Of another step. Leave it out to name the database.'),
        cluster: z => referenceInput.cluster(z).optional(),
        namespace: z => referenceInput.namespace(z).optional(),
        name: z => referenceInput.name(z).optional(),
        until: z =>
          z
            .enum(['ready', 'verified'])
            .default('ready')
            .describe(
              'ready: its servers are ready. verified: it also answered in its own protocol, which simulated databases never do.',
            ),
        timeoutMinutes: z =>
          z
            .number()
            .positive()
            .default(DEFAULT_TIMEOUT_MINUTES)
            .describe('The task fails afterwards; the request goes on.'),
      },
      output: { ...connectionOutput, ...databaseOutput },
    },
    async handler(context) {
      const { input, logger } = context;
      const { requestId, until = 'ready' } = input;
      const timeoutMinutes = input.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES;
      const reference = referenceOf(input);
      if (context.isDryRun) {
        logger.info('Nothing to wait for in a dry run');
        return;
      }
      const calls = new DatabaseCalls(options, context);
      const database = await options.waiting.run(context, signal => {
        const following = { calls, timeoutMinutes, logger, signal, until };
        return requestId
          ? waitForRequest({ ...following, id: requestId })
          : waitForObject({ ...following, reference: reference! });
      });
      context.output('connection', database?.connection);
      context.output('uid', database?.uid);
      context.output('manifest', database?.manifest);
    },
  });
}

/** @returns undefined if the input names a request instead */
function referenceOf(
  input: { requestId?: string } & Partial<DatabaseReference>,
): DatabaseReference | undefined {
  const { requestId, cluster, namespace, name } = input;
  if (requestId) {
    return undefined;
  }
  if (!cluster || !namespace || !name) {
    throw new InputError(
      'requestId: Set it, or set all of cluster, namespace and name',
    );
  }
  return { cluster, namespace, name };
}

type Following = Omit<Parameters<typeof followRequest>[0], 'id' | 'isDone'> & {
  until: 'ready' | 'verified';
};

/** @returns undefined if the request deleted the database */
async function waitForRequest(options: Following & { id: string }) {
  const { until, calls, ...following } = options;
  const request = await followRequest({
    calls,
    ...following,
    isDone: ({ state, isOpen }) =>
      !isOpen ||
      state === 'verified' ||
      (until === 'ready' && state === 'ready'),
  });
  if (request.operation === 'delete') {
    return undefined;
  }
  if (until === 'verified' && request.state !== 'verified') {
    throw new Error(notVerified(request.notVerified));
  }
  return calls.getDatabase(request);
}

async function waitForObject(
  options: Following & { reference: DatabaseReference },
) {
  const { until, ...following } = options;
  return followDatabase({
    ...following,
    isDone: ({ summary, conditions }) => {
      if (summary.state !== 'ready' || until === 'ready') {
        return summary.state === 'ready';
      }
      const verified = conditions.find(
        ({ type }) => type === 'ConnectionVerified',
      );
      if (verified?.reason === 'Simulated') {
        throw new Error(notVerified(verified.message));
      }
      return verified?.status === 'True';
    },
  });
}

function notVerified(reason = 'nobody could ask it'): string {
  return `The database is ready, and it is not known whether it can be connected to: ${reason}`;
}
