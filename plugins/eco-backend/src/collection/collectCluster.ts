import { Outcome } from '@backstage-eco/plugin-eco-common';
import { ClusterAccess, Inventory } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { detectTools, ToolDefinition } from '../detection';
import { failedInventory, readInventory } from '../inventory';
import { Cycle, loadInventory, writeCycle } from '../store';
import {
  detectedVersions,
  detectionReadAt,
  toClusterFacts,
} from './clusterFacts';

/** What one cycle of one cluster needs. */
export interface CollectClusterOptions {
  knex: Knex;
  access: ClusterAccess;
  definitions: ToolDefinition[];
  /** The cluster's name. */
  cluster: string;
  /** Several clusters have the name: neither is asked. */
  isDuplicate: boolean;
  /** How long the reading may take, in milliseconds. */
  timeoutMs: number;
  /** Calls the reading off; nothing is kept then. */
  signal: AbortSignal;
}

/**
 * One cycle of one cluster: read, recognise, keep.
 *
 * @throws where it was called off, or the database does not take it; a cluster
 * that cannot be read is a result
 */
export async function collectCluster(
  options: CollectClusterOptions,
): Promise<Outcome> {
  const { knex, cluster, definitions } = options;
  const previous = await loadInventory({ knex, cluster });
  const { inventory, outcome } = options.isDuplicate
    ? failedInventory({
        cluster,
        previous,
        status: 'duplicate-name',
        reason:
          'the Kubernetes plugin lists several clusters with this name; rename all but one',
      })
    : await readInventory({
        access: options.access,
        cluster,
        previous,
        signal: AbortSignal.any([
          options.signal,
          AbortSignal.timeout(options.timeoutMs),
        ]),
      });
  options.signal.throwIfAborted();
  const cycle = assess({ inventory, outcome, definitions });
  await writeCycle({ knex, cycle });
  return outcome;
}

/** What is recognised in an inventory, as it is kept. Pure. */
function assess(options: {
  inventory: Inventory;
  outcome: Outcome;
  definitions: ToolDefinition[];
}): Cycle {
  const { inventory, outcome, definitions } = options;
  const { detections, unknown } = detectTools(inventory, definitions);
  const facts = toClusterFacts(inventory);
  return {
    outcome,
    inventory,
    ...facts,
    detections: detections.map(detection => ({
      detection,
      versions: detectedVersions(detection),
      readAt: detectionReadAt(detection, inventory, facts.readAt ?? ''),
    })),
    unknown,
  };
}
