import {
  ClusterSummary,
  LayerId,
  Stack,
  StackLayer,
  Tool,
  ToolInCluster,
} from '@backstage-eco/plugin-eco-common';
import { MissingState } from './filters';

/** What one cluster shows of a tool, or why it is missing. */
export type ToolRowCluster =
  | ({ found: true } & ToolInCluster)
  | {
      found: false;
      cluster: string;
      state: MissingState;
      /** Why it is unknown; only with `unknown`. */
      reason?: string;
      /** Start of the unknown state, ISO 8601; only with `unknown`. */
      since?: string;
    };

/** A tool across clusters: one row of the table. */
export interface ToolRow {
  id: string;
  name: string;
  purpose: string;
  /** The first one is its main layer. */
  layers: LayerId[];
  /** Undefined until the definitions have loaded. */
  knowledge?: Tool;
  /** One for each cluster of the stack, in the same order. */
  clusters: ToolRowCluster[];
}

/**
 * Returns a row for each found or known tool, with what each cluster shows of
 * it.
 * The stack reports unknowns per layer, not per tool. So a tool that a cluster
 * does not show is unknown if any of its layers is unknown there. That may be
 * too cautious, but never claims a false "not found".
 *
 * @param knowledge - the definitions; without them, only found tools are listed
 */
export function toolRows(stack: Stack, knowledge: Tool[] = []): ToolRow[] {
  const layers = [...stack.layers, ...stack.services];
  const rows = new Map<string, Omit<ToolRow, 'clusters'>>(
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
    clusters: stack.clusters.map(cluster =>
      toolIn({ cluster, row, layers, found: found.get(row.id) ?? [] }),
    ),
  }));
}

function pick<T extends { id: string; name: string; purpose: string }>(
  tool: T & { layers?: LayerId[] },
) {
  const { id, name, purpose, layers = [] } = tool;
  return { id, name, purpose, layers };
}

function toolIn(options: {
  cluster: ClusterSummary;
  row: Omit<ToolRow, 'clusters'>;
  layers: StackLayer[];
  found: ToolInCluster[];
}): ToolRowCluster {
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

/** Returns the clusters in which a tool was found. */
export function foundIn(row: ToolRow): ToolInCluster[] {
  return row.clusters.flatMap(each => (each.found ? [each] : []));
}
