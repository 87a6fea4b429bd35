import {
  ClusterSummary,
  LayerId,
  Stack,
  StackLayer,
  Tool,
  ToolInCluster,
} from '@backstage-eco/plugin-eco-common';
import { MissingState } from './filters';

/** What one cluster shows of a tool, or why it shows nothing. */
export type Standing =
  | ({ found: true } & ToolInCluster)
  | {
      found: false;
      cluster: string;
      state: MissingState;
      /** Why nothing can be said; of `unknown` alone. */
      reason?: string;
      /** Since when, ISO 8601; of `unknown` alone. */
      since?: string;
    };

/** A tool in some clusters: a row of a table. */
export interface ToolRow {
  id: string;
  name: string;
  purpose: string;
  /** The first is its main place. */
  layers: LayerId[];
  /** Left out where no definition has come (yet). */
  knowledge?: Tool;
  /** One for each cluster of the stack, in its order. */
  standings: Standing[];
}

/**
 * Every tool that was found or is known, with what each cluster shows of it.
 *
 * The stack says of layers, not of single tools, where nobody could look. So a
 * tool that a cluster does not show is unknown there as soon as any of its
 * layers is: that may be too careful, and is never a false "not found".
 *
 * @param knowledge - the definitions; without them only what was found
 */
export function toolRows(stack: Stack, knowledge: Tool[] = []): ToolRow[] {
  const layers = [...stack.layers, ...stack.services];
  const rows = new Map<string, Omit<ToolRow, 'standings'>>(
    knowledge.map(tool => [tool.id, { ...pick(tool), knowledge: tool }]),
  );
  const found = new Map<string, ToolInCluster[]>();
  for (const layer of layers) {
    for (const tool of layer.tools) {
      const row = rows.get(tool.id) ?? { ...pick(tool), layers: [] };
      if (!row.knowledge) {
        row.layers.push(layer.id);
      }
      rows.set(tool.id, row);
      found.set(tool.id, tool.clusters);
    }
  }
  return [...rows.values()].map(row => ({
    ...row,
    standings: stack.clusters.map(cluster =>
      standingIn({ cluster, row, layers, found: found.get(row.id) ?? [] }),
    ),
  }));
}

function pick<T extends { id: string; name: string; purpose: string }>(
  tool: T & { layers?: LayerId[] },
) {
  const { id, name, purpose, layers = [] } = tool;
  return { id, name, purpose, layers };
}

function standingIn(options: {
  cluster: ClusterSummary;
  row: Omit<ToolRow, 'standings'>;
  layers: StackLayer[];
  found: ToolInCluster[];
}): Standing {
  const { cluster, row, layers, found } = options;
  const here = found.find(({ cluster: name }) => name === cluster.name);
  if (here) {
    return { found: true, ...here };
  }
  const missing = { found: false, cluster: cluster.name } as const;
  const unread = layers
    .filter(({ id }) => row.layers.includes(id))
    .flatMap(({ unknownIn }) => unknownIn)
    .find(({ cluster: name }) => name === cluster.name);
  if (unread || cluster.readAt === undefined) {
    const { reason = cluster.outcome.reason, since = cluster.outcome.at } =
      unread ?? {};
    return { ...missing, state: 'unknown', reason, since };
  }
  const sure = row.knowledge?.observable === 'always';
  return { ...missing, state: sure ? 'absent' : 'unseen' };
}

/** The clusters that show a tool. */
export function foundIn(row: ToolRow): ToolInCluster[] {
  return row.standings.flatMap(standing => (standing.found ? [standing] : []));
}
