import {
  Confidence,
  DetectionState,
  ToolInCluster,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { DetectionRow } from '../tables';

/**
 * Lists the tools found in clusters, sorted by cluster and tool. Evidence is
 * not loaded.
 *
 * @param options - `clusters`: names of clusters that the caller may see
 */
export async function listDetections(options: {
  knex: Knex;
  clusters: string[];
}): Promise<Array<ToolInCluster & { toolId: string }>> {
  const { knex, clusters } = options;
  const rows: Array<Omit<DetectionRow, 'detection'>> = await knex<DetectionRow>(
    'detections',
  )
    .select('cluster', 'tool_id', 'state', 'confidence', 'versions', 'read_at')
    .whereIn('cluster', clusters)
    .orderBy(['cluster', 'tool_id']);
  return rows.map(row => ({
    toolId: row.tool_id,
    cluster: row.cluster,
    state: row.state as DetectionState,
    confidence: row.confidence as Confidence,
    versions: JSON.parse(row.versions),
    readAt: row.read_at,
  }));
}
