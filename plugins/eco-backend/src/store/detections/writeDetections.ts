import { UnknownTool } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { AssessedDetection } from '../../assessment/Assessment';
import { storableText } from '../storableText';
import { DetectionRow, UnknownToolRow } from '../tables';
import { upsertRows } from '../upsertRows';

/**
 * Writes the tools of a cluster. Evidence is long and seldom changes, so an
 * unchanged detection only gets a new read time.
 */
export async function writeDetections(options: {
  trx: Knex;
  cluster: string;
  detections: AssessedDetection[];
}): Promise<void> {
  const { trx, cluster, detections } = options;
  const table = () => trx<DetectionRow>('detections').where({ cluster });
  const stored = new Map(
    (await table()).map(row => [row.tool_id, contentOf(row)]),
  );
  const rows = detections.map(each => toRow(cluster, each));
  const toolIds = rows.map(row => row.tool_id);
  await table().whereNotIn('tool_id', toolIds).delete();
  await upsertRows({
    trx,
    table: 'detections',
    rows: rows.filter(row => stored.get(row.tool_id) !== contentOf(row)),
    key: ['cluster', 'tool_id'],
  });
  for (const readAt of new Set(rows.map(row => row.read_at))) {
    const ids = rows.filter(row => row.read_at === readAt);
    await table()
      .whereIn(
        'tool_id',
        ids.map(row => row.tool_id),
      )
      .update({ read_at: readAt });
  }
}

function contentOf(row: DetectionRow): string {
  return JSON.stringify([
    row.state,
    row.confidence,
    row.versions,
    row.detection,
  ]);
}

function toRow(
  cluster: string,
  { detection, versions, readAt }: AssessedDetection,
): DetectionRow {
  return {
    cluster,
    tool_id: detection.toolId,
    state: detection.state,
    confidence: detection.confidence,
    versions: JSON.stringify(versions),
    detection: JSON.stringify(detection),
    read_at: readAt,
  };
}

/**
 * Writes the tools that could not be checked for in a cluster.
 */
export async function writeUnknownTools(options: {
  trx: Knex;
  cluster: string;
  unknown: UnknownTool[];
}): Promise<void> {
  const { trx, cluster, unknown } = options;
  await trx<UnknownToolRow>('unknown_tools')
    .where({ cluster })
    .whereNotIn(
      'tool_id',
      unknown.map(({ toolId }) => toolId),
    )
    .delete();
  await upsertRows<UnknownToolRow>({
    trx,
    table: 'unknown_tools',
    rows: unknown.map(({ toolId, reason, since }) => ({
      cluster,
      tool_id: toolId,
      reason: storableText(reason),
      since,
    })),
    key: ['cluster', 'tool_id'],
  });
}
