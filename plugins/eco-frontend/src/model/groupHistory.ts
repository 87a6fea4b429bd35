import { HistoryEntry, Tool } from '@backstage-eco/plugin-eco-common';
import { ALL_LAYERS } from './filters';
import { toolOf } from './historyFacts';

/** Ways to group the events of the history. */
export const HISTORY_GROUPINGS = ['cluster', 'tool', 'layer'] as const;

/** One of {@link HISTORY_GROUPINGS}. */
export type HistoryGrouping = (typeof HISTORY_GROUPINGS)[number];

/** Events of one cluster, tool or layer. */
export interface HistoryGroup {
  /**
   * Cluster name, or ID of the tool or layer. Undefined if the events belong to
   * none.
   */
  id?: string;
  /** Name of the tool or layer. Omitted for a cluster, or if unknown. */
  name?: string;
  /** Newest first. Each entry has only the changes that belong to the group. */
  entries: HistoryEntry[];
}

/** Groups that a change belongs to. */
type Belongs = Array<{ id?: string; name?: string }>;

const NONE: Belongs = [{}];

/**
 * Groups events, with the group of the newest event first and events of no tool
 * or layer last. An event about several tools appears in the group of each,
 * reduced to that tool's changes. A tool of several layers appears in each of
 * them.
 *
 * @param options - `tools`: definitions known to Eco
 */
export function groupHistory(
  entries: readonly HistoryEntry[],
  options: { by: HistoryGrouping; tools: readonly Tool[] },
): HistoryGroup[] {
  const { by } = options;
  const tools = new Map(options.tools.map(tool => [tool.id, tool]));
  const groups = new Map<string | undefined, HistoryGroup>();
  for (const entry of entries) {
    const own =
      by === 'cluster'
        ? [{ id: entry.cluster, entries: [entry] }]
        : groupChanges(entry, toolId => belongsTo(toolId, by, tools));
    for (const { entries: added, ...group } of own) {
      const known = groups.get(group.id);
      groups.set(group.id, {
        ...group,
        entries: [...(known?.entries ?? []), ...added],
      });
    }
  }
  return [...groups.values()].sort(
    (one, other) =>
      Number(one.id === undefined) - Number(other.id === undefined),
  );
}

function belongsTo(
  toolId: string | undefined,
  by: 'tool' | 'layer',
  tools: ReadonlyMap<string, Tool>,
): Belongs {
  if (toolId === undefined) {
    return NONE;
  }
  const tool = tools.get(toolId);
  if (by === 'tool') {
    return [{ id: toolId, name: tool?.name }];
  }
  const layers = ALL_LAYERS.filter(({ id }) => tool?.layers.includes(id));
  return layers.length > 0 ? layers : NONE;
}

/**
 * Splits an entry into one per group, each with the changes that belong to it.
 */
function groupChanges(
  entry: HistoryEntry,
  belongs: (toolId: string | undefined) => Belongs,
): HistoryGroup[] {
  // Events about a whole cluster are not split.
  if (!entry.type.startsWith('tool-')) {
    return [{ entries: [entry] }];
  }
  const groups = new Map<string | undefined, HistoryGroup>();
  for (const change of entry.changes) {
    for (const { id, name } of belongs(toolOf(change))) {
      const changes = groups.get(id)?.entries[0].changes ?? [];
      groups.set(id, {
        id,
        name,
        entries: [{ ...entry, changes: [...changes, change] }],
      });
    }
  }
  return [...groups.values()];
}
