import { KindState } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { InventoryPartRow } from '../tables';

/** Read state of one kind in a cluster. */
export interface StoredPart {
  state: KindState;
  /** ISO 8601. Omitted if never read. */
  readAt?: string;
  /** Since when it could not be read, ISO 8601. */
  since?: string;
  reason?: string;
}

/**
 * Returns the read state of one kind by cluster. Clusters not read yet are
 * missing.
 */
export async function listPartsOfKind(options: {
  knex: Knex;
  kind: string;
}): Promise<Map<string, StoredPart>> {
  const rows: InventoryPartRow[] = await options
    .knex<InventoryPartRow>('inventory_parts')
    .where({ kind: options.kind });
  return new Map(
    rows.map(({ cluster, state, read_at, since, reason }) => [
      cluster,
      {
        state: state as KindState,
        readAt: read_at ?? undefined,
        since: since ?? undefined,
        reason: reason ?? undefined,
      },
    ]),
  );
}
