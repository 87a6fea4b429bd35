import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';
import {
  DatabaseCalls,
  DatabaseCallsOptions,
} from '../databases/DatabaseCalls';
import { ownerOf } from '../databases/ownerOf';
import { reviewDatabase } from '../databases/reviewDatabase';
import {
  databaseOutput,
  ownerInput,
  referenceInput,
  specInput,
} from '../databases/schemas';
import { examples } from './renderDatabase.examples';

/** Writes a database's manifest into the workspace, for a pull request. */
export function renderDatabaseAction(options: DatabaseCallsOptions) {
  return createTemplateAction({
    id: 'eco:database:render',
    description:
      'Checks a database and writes its manifest into the workspace, for a publish action to open a pull request with.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...referenceInput,
        ...ownerInput,
        ...specInput,
        path: z =>
          z
            .string()
            .optional()
            .describe(
              'File to write, relative to the workspace. databases/NAMESPACE/NAME.yaml where not set.',
            ),
      },
      output: {
        manifest: databaseOutput.manifest,
        path: z => z.string().describe('The file, relative to the workspace'),
      },
    },
    async handler(context) {
      const { input, logger, workspacePath } = context;
      const { cluster, namespace, name, spec } = input;
      const path = input.path ?? `databases/${namespace}/${name}.yaml`;
      const file = resolveSafeChildPath(workspacePath, path);
      const calls = new DatabaseCalls(options, context);
      const owner = ownerOf(context);
      const request = {
        operation: 'create' as const,
        cluster,
        namespace,
        name,
        owner,
        spec,
      };
      const { manifest } = await reviewDatabase({ calls, request, logger });
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, stringify(manifest));
      logger.info(`Wrote ${path}`);
      context.output('path', path);
      context.output('manifest', manifest);
    },
  });
}
