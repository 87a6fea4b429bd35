import {
  ComparedTool,
  ecoInventoryReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { listKindForms, listToolForms, readTogether } from '../store';
import { comparedKinds } from './comparedKinds';
import { crdsUnknownIn } from './crdsUnknownIn';
import { groupBy } from '../groupBy';
import { neverRead } from './neverRead';
import { Query } from './Query';
import { QueryContext } from './QueryContext';
import { visibleClusters } from './visibleClusters';

type ToolForms = Awaited<ReturnType<typeof listToolForms>>;

/**
 * Tools and custom resource kinds side by side in some clusters. What several
 * clusters have alike is said once, so that many of them are still a short answer.
 */
export const compareClusters: Query<'compareClusters'> = {
  permission: ecoInventoryReadPermission,
  audit: { eventId: 'inventory-fetch', queryType: 'comparison' },
  async answer(context, criteria, { cluster: names }) {
    const { visible, tools, kinds } = await readTogether(
      context.knex,
      async knex => {
        const found = await visibleClusters({ knex, criteria, names });
        const clusters = found
          .filter(({ readAt }) => readAt !== undefined)
          .map(({ name }) => name);
        return {
          visible: found,
          tools: await listToolForms({ knex, clusters }),
          kinds: await listKindForms({ ...context, knex, clusters }),
        };
      },
    );
    const read = visible.filter(({ readAt }) => readAt !== undefined);
    return {
      clusters: read.map(({ name, title, kubernetesVersion }) => ({
        name,
        title,
        kubernetesVersion,
      })),
      unknownIn: visible
        .filter(({ readAt }) => readAt === undefined)
        .map(neverRead),
      kindsUnknownIn: crdsUnknownIn(read),
      tools: toTools(tools, context),
      kinds: comparedKinds(kinds),
    };
  },
};

/** Those that some cluster has, or may have. */
function toTools(
  { forms, gaps }: ToolForms,
  { definitions }: QueryContext,
): ComparedTool[] {
  const formsOf = groupBy(forms, ({ toolId }) => toolId);
  const gapsOf = groupBy(gaps, ({ toolId }) => toolId);
  return definitions.tools
    .map(({ id, name, layers, observable }) => ({
      id,
      name,
      layers,
      observable,
      forms: (formsOf.get(id) ?? []).map(({ toolId: _, ...form }) => form),
      unknown: (gapsOf.get(id) ?? []).map(({ toolId: _, ...gap }) => gap),
    }))
    .filter(tool => tool.forms.length > 0);
}
