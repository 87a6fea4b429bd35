import { Knex } from 'knex';
import { DetectionRow, UnknownToolRow } from '../tables';

/** How many tools a cluster has. */
export interface DetectionCount {
  /** Those of which more than leftovers are there. */
  found: number;
  leftover: number;
  /** Those that could not be looked for. */
  unknown: number;
}

/**
 * Counts the tools of some clusters. One without any is missing.
 *
 * @param options - `clusters`: names, which the caller may see
 */
export async function countDetections(options: {
  knex: Knex;
  clusters: string[];
}): Promise<Map<string, DetectionCount>> {
  const { knex, clusters } = options;
  const states = await knex<DetectionRow>('detections')
    .whereIn('cluster', clusters)
    .groupBy('cluster', 'state')
    .select('cluster', 'state')
    .count({ tools: '*' });
  const unknown = await knex<UnknownToolRow>('unknown_tools')
    .whereIn('cluster', clusters)
    .groupBy('cluster')
    .select('cluster')
    .count({ tools: '*' });
  const counts = new Map<string, DetectionCount>();
  const add = (cluster: string, change: Partial<DetectionCount>) => {
    const { found = 0, leftover = 0, unknown: none = 0 } = change;
    const count = counts.get(cluster) ?? { found: 0, leftover: 0, unknown: 0 };
    counts.set(cluster, {
      found: count.found + found,
      leftover: count.leftover + leftover,
      unknown: count.unknown + none,
    });
  };
  for (const { cluster, state, tools } of states) {
    const field = state === 'leftover' ? 'leftover' : 'found';
    add(String(cluster), { [field]: Number(tools) });
  }
  for (const { cluster, tools } of unknown) {
    add(String(cluster), { unknown: Number(tools) });
  }
  return counts;
}

/** Counts each tool once, in however many of the clusters more than leftovers are. */
export async function countDifferentTools(options: {
  knex: Knex;
  clusters: string[];
}): Promise<number> {
  const [{ tools }] = await options
    .knex<DetectionRow>('detections')
    .whereIn('cluster', options.clusters)
    .whereNot('state', 'leftover')
    .countDistinct({ tools: 'tool_id' });
  return Number(tools);
}
