import { KindState } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { InventoryPartRow } from '../tables';

/** How far the list of one kind of a cluster can be trusted. */
export interface StoredPart {
  state: KindState;
  /** ISO 8601. Left out: never. */
  readAt?: string;
  /** Since when it could not be read, ISO 8601. */
  since?: string;
  reason?: string;
}

/** The list of one kind in each cluster that has one; others were not read yet. */
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
