import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { getStack } from '../queries/getStack';
import { ActionContext, askerFor } from './Asker';
import { READ_ONLY } from './readOnly';

/** Registers `eco:list-tools`, which lists the tools detected in a cluster. */
export function registerListTools(
  registry: ActionsRegistryService,
  context: ActionContext,
): void {
  registry.register({
    name: 'list-tools',
    title: 'List the tools of a cluster',
    description:
      'Lists the ecosystem tools that Eco recognised in a Kubernetes cluster, with the layers that they stand in and how it is known. A layer of which something could not be read is in unknownIn: a tool that is missing there may be in the cluster nevertheless.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({ cluster: z.string().describe('Name of the cluster') }),
      output: z =>
        z.object({
          tools: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              layers: z.array(z.string()),
              state: z.string(),
              versions: z.array(z.string()),
            }),
          ),
          unknownIn: z
            .array(z.string())
            .describe('Ids of layers of which not all could be read'),
        }),
    },
    action: async ({ input, credentials }) => {
      const { layers, services } = await askerFor(context, credentials)(
        getStack,
        { cluster: [input.cluster] },
      );
      const all = [...layers, ...services];
      const tools = new Map<string, ToolOutput>();
      for (const layer of all) {
        for (const { id, name, clusters } of layer.tools) {
          for (const { state, versions } of clusters) {
            const known = tools.get(id);
            tools.set(id, {
              id,
              name,
              state,
              versions,
              layers: [...(known?.layers ?? []), layer.id],
            });
          }
        }
      }
      return {
        output: {
          tools: [...tools.values()],
          unknownIn: all
            .filter(({ unknownIn }) => unknownIn.length > 0)
            .map(({ id }) => id),
        },
      };
    },
  });
}

interface ToolOutput {
  id: string;
  name: string;
  layers: string[];
  state: string;
  versions: string[];
}
