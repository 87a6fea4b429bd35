import {
  InventoryKindSummary,
  KindState,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { InventoryObjectRow, InventoryPartRow } from '../tables';

/**
 * Lists the parts of a cluster's inventory sorted by name, with their read
 * state.
 *
 * @param options - `kind`: only this part
 */
export async function listParts(options: {
  knex: Knex;
  cluster: string;
  kind?: string;
}): Promise<InventoryKindSummary[]> {
  const { knex, cluster, kind } = options;
  const only = kind === undefined ? { cluster } : { cluster, kind };
  const parts: InventoryPartRow[] = await knex<InventoryPartRow>(
    'inventory_parts',
  )
    .where(only)
    .orderBy('kind');
  const counts = await knex<InventoryObjectRow>('inventory_objects')
    .where(only)
    .groupBy('kind')
    .select('kind')
    .count({ objects: '*' });
  const countOf = new Map(
    counts.map(each => [each.kind, Number(each.objects)]),
  );
  return parts.map(part => ({
    kind: part.kind,
    state: part.state as KindState,
    // SQLite returns booleans as numbers.
    notServed: part.not_served ? true : undefined,
    objects: hasObjects(part) ? countOf.get(part.kind) ?? 0 : undefined,
    readAt: part.read_at ?? undefined,
    since: part.since ?? undefined,
    reason: part.reason ?? undefined,
  }));
}

/** There is nothing to count if the kind was never read or was not served. */
function hasObjects(part: InventoryPartRow): boolean {
  return part.state === 'read' || (part.state === 'stale' && !part.not_served);
}
