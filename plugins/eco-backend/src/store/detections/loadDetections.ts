import { ToolDetail } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { DetectionRow } from '../tables';

/**
 * Loads one tool in some clusters with its evidence, sorted by cluster.
 *
 * @param options - `clusters`: names of clusters that the caller may see
 */
export async function loadDetections(options: {
  knex: Knex;
  clusters: string[];
  toolId: string;
}): Promise<ToolDetail['detections']> {
  const { knex, clusters, toolId } = options;
  const rows = await knex<DetectionRow>('detections')
    .where('tool_id', toolId)
    .whereIn('cluster', clusters)
    .orderBy('cluster');
  return rows.map(row => ({
    ...JSON.parse(row.detection),
    cluster: row.cluster,
    readAt: row.read_at,
  }));
}
