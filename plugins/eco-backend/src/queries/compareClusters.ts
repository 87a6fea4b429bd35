import {
  ComparedTool,
  ecoInventoryReadPermission,
} from '@backstage-eco/plugin-eco-common';
import { listKindForms, listToolForms, readTogether } from '../store';
import { comparedKinds } from './comparedKinds';
import { crdsUnknownIn } from './crdsUnknownIn';
import { Distinct } from './Distinct';
import { groupBy } from '../groupBy';
import { neverRead } from './neverRead';
import { Query } from './Query';
import { QueryContext } from './QueryContext';
import { visibleClusters } from './visibleClusters';

type ToolForms = Awaited<ReturnType<typeof listToolForms>>;

/**
 * Enough to tell the few forms of a kind apart; full hashes would make up most
 * of an answer.
 */
const HASH_LENGTH = 16;

/** Names of clusters, sorted. */
type ClusterGroups = Distinct<string[]>;

/**
 * Compares the tools and custom resource kinds of clusters. Common forms and
 * groups of clusters appear once, so that the answer stays small even for many
 * clusters.
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
    const groups: ClusterGroups = new Distinct();
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
      tools: toTools(tools, context, groups),
      kinds: comparedKinds(kinds).map(kind => ({
        ...kind,
        forms: kind.forms.map(({ schemasHash, ...form }) => ({
          ...inGroup(form, groups),
          schemasHash: schemasHash?.slice(0, HASH_LENGTH),
        })),
      })),
      clusterGroups: groups.items,
    };
  },
};

/** Returns the tools that are detected in at least one cluster. */
function toTools(
  { forms, gaps }: ToolForms,
  { definitions }: QueryContext,
  groups: ClusterGroups,
): ComparedTool[] {
  const formsOf = groupBy(forms, ({ toolId }) => toolId);
  const gapsOf = groupBy(gaps, ({ toolId }) => toolId);
  return definitions.tools
    .filter(({ id }) => formsOf.has(id))
    .map(({ id, name, layers, observable }) => ({
      id,
      name,
      layers,
      observable,
      forms: formsOf
        .get(id)!
        .map(({ toolId: _, ...form }) => inGroup(form, groups)),
      unknown: (gapsOf.get(id) ?? []).map(({ toolId: _, ...gap }) =>
        inGroup(gap, groups),
      ),
    }));
}

/** Replaces the names of clusters by the index of their group. */
function inGroup<T extends { clusters: string[] }>(
  { clusters, ...form }: T,
  groups: ClusterGroups,
) {
  return { ...form, clusterGroup: groups.indexOf(clusters) };
}
