import {
  Detection,
  Outcome,
  UnknownTool,
} from '@backstage-eco/plugin-eco-common';
import { Inventory, InventoryPart } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { storableText } from './storableText';
import {
  ClusterRow,
  DetectionRow,
  InventoryPartRow,
  UnknownToolRow,
} from './tables';

/**
 * Everything that one finished cycle says of a cluster.
 */
export interface Cycle {
  outcome: Outcome;
  inventory: Inventory;
  /** When anything of it was read for the last time. Left out: never. */
  readAt?: string;
  nodeCount?: number;
  simulatedNodeCount?: number;
  detections: Array<{
    detection: Detection;
    versions: string[];
    /** The age of the oldest facts that it rests upon, ISO 8601. */
    readAt: string;
  }>;
  unknown: UnknownTool[];
}

/** How many rows go into one statement: SQLite bounds its parameters. */
const CHUNK = 100;

/**
 * Keeps a finished cycle, whole or not at all.
 *
 * @throws an error where the cluster was never listed
 */
export async function writeCycle(options: {
  knex: Knex;
  cycle: Cycle;
}): Promise<void> {
  const { knex, cycle } = options;
  const cluster = cycle.inventory.cluster;
  const parts = Object.entries(cycle.inventory.parts).map(([kind, part]) =>
    toPartRow({ cluster, kind, part }),
  );
  await knex.transaction(async trx => {
    const updated = await trx<ClusterRow>('clusters')
      .where('name', cluster)
      .update(toClusterColumns(cycle));
    if (updated === 0) {
      throw new Error(`cluster ${cluster} is not in the table of clusters`);
    }
    await replace(trx, 'inventory_parts', cluster, parts);
    await replace(
      trx,
      'detections',
      cluster,
      cycle.detections.map(each => toDetectionRow(cluster, each)),
    );
    await replace(
      trx,
      'unknown_tools',
      cluster,
      cycle.unknown.map(each => toUnknownRow(cluster, each)),
    );
  });
}

async function replace(
  trx: Knex.Transaction,
  table: string,
  cluster: string,
  rows: object[],
): Promise<void> {
  await trx(table).where({ cluster }).delete();
  await trx.batchInsert(table, rows, CHUNK);
}

function toClusterColumns(cycle: Cycle): Partial<ClusterRow> {
  const { outcome, inventory } = cycle;
  return {
    status: outcome.status,
    reason: nullable(outcome.reason),
    attempted_at: outcome.at ?? null,
    read_at: cycle.readAt ?? null,
    kubernetes_version: nullable(inventory.kubernetesVersion),
    node_count: cycle.nodeCount ?? null,
    simulated_node_count: cycle.simulatedNodeCount ?? null,
  };
}

function toPartRow(options: {
  cluster: string;
  kind: string;
  part: InventoryPart<unknown>;
}): InventoryPartRow {
  const { cluster, kind, part } = options;
  return {
    cluster,
    kind,
    state: part.state,
    read_at: 'readAt' in part ? part.readAt : null,
    since: 'since' in part ? part.since : null,
    reason: 'reason' in part ? nullable(part.reason) : null,
    items: 'items' in part ? JSON.stringify(part.items) : null,
  };
}

function toDetectionRow(
  cluster: string,
  { detection, versions, readAt }: Cycle['detections'][number],
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

function toUnknownRow(cluster: string, unknown: UnknownTool): UnknownToolRow {
  return {
    cluster,
    tool_id: unknown.toolId,
    reason: storableText(unknown.reason),
    since: unknown.since,
  };
}

function nullable(text: string | undefined): string | null {
  return text === undefined ? null : storableText(text);
}
