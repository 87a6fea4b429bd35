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

/** Stored state of a cluster for its next cycle. */
export interface StoredInventory {
  /** Outcome of the last cycle. */
  status: OutcomeStatus;
  /** Kinds that a later version of Eco added are missing in `parts`. */
  inventory: PreviousInventory;
  samples: CustomResourceSample[];
  /** State that the last read returned for the next one, unvalidated. */
  readingState: unknown;
  /** Facts that history last recorded. */
  knownFacts: KnownFacts;
}

/**
 * Loads the last known state of a cluster.
 *
 * @returns undefined if no read was ever tried
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

/** Loads the objects of each non-empty list, in the order of an API server. */
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
