import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import { CustomResourceSample } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { KnownFacts, parseFacts } from '../../history';
import { PreviousInventory } from '../../inventory';
import { readTogether } from '../readTogether';
import { loadSamples } from '../samples';
import { ClusterRow, InventoryObjectRow, InventoryPartRow } from '../tables';
import { compareObjects, StoredFacts } from './objectKey';
import { toPart } from './toPart';

/** What is kept of a cluster for its next cycle. */
export interface StoredInventory {
  /** How the last cycle ended. */
  status: OutcomeStatus;
  /** A kind that came to Eco later than the cluster is missing in `parts`. */
  inventory: PreviousInventory;
  samples: CustomResourceSample[];
  /** What the last reading left for the next one, as it left it. */
  readingState: unknown;
  /** What history last knew. */
  knownFacts: KnownFacts;
}

/**
 * What was last known of a cluster.
 *
 * @returns undefined where it was never tried
 */
export async function loadInventory(options: {
  knex: Knex;
  cluster: string;
}): Promise<StoredInventory | undefined> {
  const { knex, cluster } = options;
  return readTogether(knex, async snapshot => {
    const row = await snapshot<ClusterRow>('clusters')
      .where('name', cluster)
      .first();
    const parts = await snapshot<InventoryPartRow>('inventory_parts').where({
      cluster,
    });
    if (!row || parts.length === 0) {
      return undefined;
    }
    const items = await loadItems(snapshot, cluster);
    return {
      status: row.status as OutcomeStatus,
      inventory: {
        cluster,
        uid: row.uid ?? undefined,
        kubernetesVersion: row.kubernetes_version ?? undefined,
        parts: Object.fromEntries(
          parts.map(part => [part.kind, toPart(part, items.get(part.kind))]),
        ),
      },
      samples: await loadSamples({ knex: snapshot, cluster }),
      readingState: row.reading_state
        ? JSON.parse(row.reading_state)
        : undefined,
      knownFacts: row.known_facts ? parseFacts(row.known_facts) : new Map(),
    };
  });
}

/** The objects of each list that has any, in the order of an API server. */
async function loadItems(
  knex: Knex,
  cluster: string,
): Promise<Map<string, StoredFacts[]>> {
  const rows: Array<Pick<InventoryObjectRow, 'kind' | 'facts'>> =
    await knex<InventoryObjectRow>('inventory_objects')
      .select('kind', 'facts')
      .where({ cluster });
  const items = new Map<string, StoredFacts[]>();
  for (const { kind, facts } of rows) {
    const list = items.get(kind);
    if (list) {
      list.push(JSON.parse(facts));
    } else {
      items.set(kind, [JSON.parse(facts)]);
    }
  }
  items.forEach(list => list.sort(compareObjects));
  return items;
}
