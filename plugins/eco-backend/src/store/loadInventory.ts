import { InventoryPart } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { PreviousInventory } from '../inventory';
import { ClusterRow, InventoryPartRow } from './tables';

/**
 * What was last known of a cluster.
 *
 * @returns undefined where it was never tried; a kind that came to Eco later
 * than the cluster is missing in `parts`
 */
export async function loadInventory(options: {
  knex: Knex;
  cluster: string;
}): Promise<PreviousInventory | undefined> {
  const { knex, cluster } = options;
  const rows = await knex<InventoryPartRow>('inventory_parts').where({
    cluster,
  });
  const row = await knex<ClusterRow>('clusters').where('name', cluster).first();
  if (!row || rows.length === 0) {
    return undefined;
  }
  return {
    cluster,
    kubernetesVersion: row.kubernetes_version ?? undefined,
    parts: Object.fromEntries(rows.map(part => [part.kind, toPart(part)])),
  };
}

function toPart(row: InventoryPartRow): InventoryPart<unknown> {
  // The form is the one that writeCycle wrote.
  return {
    state: row.state,
    ...(row.read_at !== null && { readAt: row.read_at }),
    ...(row.since !== null && { since: row.since }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.items !== null && { items: JSON.parse(row.items) }),
  } as InventoryPart<unknown>;
}
