import { ToolDetail } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { DetectionRow } from '../tables';

/**
 * One tool in some clusters, with all that it rests upon, in the order of the
 * clusters.
 *
 * @param options - `clusters`: names, which the caller may see
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
