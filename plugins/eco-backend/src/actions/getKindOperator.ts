import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { getKind } from '../queries/getKind';
import { ActionContext, askerFor } from './Asker';
import { READ_ONLY } from './readOnly';

/** Registers `eco:get-kind-operator`, which finds the operator of a kind. */
export function registerGetKindOperator(
  registry: ActionsRegistryService,
  context: ActionContext,
): void {
  registry.register({
    name: 'get-kind-operator',
    title: 'Find the operator of a kind',
    description:
      'Finds the workload that manages a custom resource kind, in each cluster that has the kind: found, ambiguous (one of several), not-here (no workload in the cluster may) or unknown (the facts to tell were not read).',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          group: z.string().describe('API group, for example argoproj.io'),
          plural: z.string().describe('Plural name, for example applications'),
          cluster: z
            .string()
            .optional()
            .describe('Name of a cluster; all that you may read if left out'),
        }),
      output: z =>
        z.object({
          kind: z.string(),
          clusters: z.array(
            z.object({
              cluster: z.string(),
              state: z.string(),
              toolId: z.string().optional(),
              operators: z
                .array(z.string())
                .describe('Workloads, as Kind namespace/name'),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const { group, plural, cluster } = input;
      const { kind, forms } = await askerFor(context, credentials)(getKind, {
        group,
        plural,
        ...(cluster && { cluster: [cluster] }),
      });
      return {
        output: {
          kind,
          clusters: forms.flatMap(({ clusters, controller }) =>
            clusters.map(({ cluster: name }) => ({
              cluster: name,
              state: controller.state,
              toolId: controller.toolId,
              operators: controller.candidates.map(
                ({ workload }) =>
                  `${workload.kind} ${workload.namespace}/${workload.name}`,
              ),
            })),
          ),
        },
      };
    },
  });
}
