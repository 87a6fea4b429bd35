import { HistoryEntry, Tool } from '@backstage-eco/plugin-eco-common';
import { ALL_LAYERS } from './filters';
import { toolOf } from './historyFacts';

/** By what the events of the history can be put together. */
export const HISTORY_GROUPINGS = ['cluster', 'tool', 'layer'] as const;

/** One of {@link HISTORY_GROUPINGS}. */
export type HistoryGrouping = (typeof HISTORY_GROUPINGS)[number];

/** Events of one cluster, tool or layer. */
export interface HistoryGroup {
  /** The cluster's name, or the id of the tool or layer. Undefined: of none. */
  id?: string;
  /** The name of the tool or layer. Left out: of a cluster, or not known. */
  name?: string;
  /** The newest first, each with those of its changes that belong here. */
  entries: HistoryEntry[];
}

/** What a change belongs to, as an id and a name; several where it has several. */
type Belongs = Array<{ id?: string; name?: string }>;

const NONE: Belongs = [{}];

/**
 * Puts events together, the group with the newest one first and what belongs to no
 * tool or layer last. An event of several tools is in the group of each, with the
 * changes of that tool. A tool of several layers counts in each of them.
 *
 * @param options - `tools`: those that Eco knows
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

/** An event of its own for each group, with those of its changes that belong there. */
function groupChanges(
  entry: HistoryEntry,
  belongs: (toolId: string | undefined) => Belongs,
): HistoryGroup[] {
  // What happened to a cluster as a whole is not taken apart.
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
