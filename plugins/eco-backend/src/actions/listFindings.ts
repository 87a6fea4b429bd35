import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { getFindings } from '../queries/getFindings';
import { ActionContext, askerFor } from './Asker';
import { READ_ONLY } from './readOnly';

const MAX_FINDINGS = 100;

/** Registers `eco:list-findings`, which lists open findings. */
export function registerListFindings(
  registry: ActionsRegistryService,
  context: ActionContext,
): void {
  registry.register({
    name: 'list-findings',
    title: 'List findings',
    description: `Lists open findings of the clusters that you may read: what will bite, how severe it is and since when. At most ${MAX_FINDINGS} of them; total says how many there are.`,
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          cluster: z
            .string()
            .optional()
            .describe('Name of a cluster; all that you may read if left out'),
          severity: z
            .enum(['critical', 'warning', 'info'])
            .optional()
            .describe('Only those of this severity'),
        }),
      output: z =>
        z.object({
          total: z.number(),
          findings: z.array(
            z.object({
              id: z.string(),
              cluster: z.string(),
              check: z.string(),
              severity: z.string(),
              message: z.string(),
              firstSeen: z.string(),
            }),
          ),
        }),
    },
    action: async ({ input: { cluster, severity }, credentials }) => {
      const { total, items } = await askerFor(context, credentials)(
        getFindings,
        {
          limit: MAX_FINDINGS,
          ...(cluster && { cluster: [cluster] }),
          ...(severity && { severity: [severity] }),
        },
      );
      return {
        output: {
          total,
          findings: items.map(each => ({
            id: each.id,
            cluster: each.cluster,
            check: each.checkId,
            severity: each.severity,
            message: each.message,
            firstSeen: each.firstSeenAt,
          })),
        },
      };
    },
  });
}
