import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotFoundError } from '@backstage/errors';
import { getKind } from '../queries/getKind';
import { getSchema } from '../queries/getSchema';
import { ActionContext, askerFor } from './Asker';
import { explainField } from './explainField';
import { READ_ONLY } from './readOnly';

/**
 * Registers `eco:explain-kind`, which explains a kind or field as `kubectl
 * explain` does.
 */
export function registerExplainKind(
  registry: ActionsRegistryService,
  context: ActionContext,
): void {
  registry.register({
    name: 'explain-kind',
    title: 'Explain a kind',
    description:
      'Explains a custom resource kind, or a field of it, from the schema of its CRD: type, description and the fields below, as kubectl explain does.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          group: z.string().describe('API group, for example argoproj.io'),
          plural: z.string().describe('Plural name, for example applications'),
          version: z
            .string()
            .optional()
            .describe('The version that is stored if left out'),
          field: z
            .string()
            .optional()
            .describe('A path such as spec.source; lists are passed through'),
          cluster: z
            .string()
            .optional()
            .describe('Name of a cluster; the first that has the kind'),
        }),
      output: z =>
        z.object({
          kind: z.string(),
          version: z.string(),
          cluster: z.string(),
          type: z.string(),
          description: z.string().optional(),
          fields: z.array(
            z.object({
              name: z.string(),
              type: z.string(),
              required: z.boolean(),
              description: z.string().optional(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const { group, plural, cluster, field = '' } = input;
      const ask = askerFor(context, credentials);
      const { kind, forms } = await ask(getKind, {
        group,
        plural,
        ...(cluster && { cluster: [cluster] }),
      });
      for (const each of forms) {
        const version = each.versions.find(({ name, isStored }) =>
          input.version ? name === input.version : isStored,
        );
        if (version?.schemaHash) {
          const schema = await ask(getSchema, { hash: version.schemaHash });
          const explained = explainField(schema, field);
          if (!explained) {
            throw new NotFoundError(
              `${kind} ${version.name} has no field '${field}'`,
            );
          }
          return {
            output: {
              kind,
              version: version.name,
              cluster: each.clusters[0].cluster,
              ...explained,
            },
          };
        }
      }
      throw new NotFoundError(
        `No schema of ${plural}.${group}${
          input.version ? ` ${input.version}` : ''
        } is known`,
      );
    },
  });
}
