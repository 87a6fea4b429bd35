import { ToolDetail } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { UnknownToolRow } from '../tables';

/**
 * Lists the tools that could not be checked for, sorted by cluster and tool.
 *
 * @param options - `clusters`: names of clusters that the caller may see;
 * `toolId`: only this tool
 */
export async function listUnknownTools(options: {
  knex: Knex;
  clusters: string[];
  toolId?: string;
}): Promise<ToolDetail['unknown']> {
  const { knex, clusters, toolId } = options;
  const query = knex<UnknownToolRow>('unknown_tools')
    .whereIn('cluster', clusters)
    .orderBy(['cluster', 'tool_id']);
  if (toolId !== undefined) {
    query.where('tool_id', toolId);
  }
  const rows: UnknownToolRow[] = await query;
  return rows.map(row => ({
    toolId: row.tool_id,
    cluster: row.cluster,
    reason: row.reason,
    since: row.since,
  }));
}
