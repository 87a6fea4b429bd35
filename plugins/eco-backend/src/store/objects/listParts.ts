import {
  InventoryKindSummary,
  KindState,
} from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { InventoryObjectRow, InventoryPartRow } from '../tables';

/**
 * The lists of a cluster in the order of their names, with how far each can be
 * trusted.
 *
 * @param options - `kind`: only this one
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
    // SQLite has numbers for booleans.
    notServed: part.not_served ? true : undefined,
    objects: hasObjects(part) ? countOf.get(part.kind) ?? 0 : undefined,
    readAt: part.read_at ?? undefined,
    since: part.since ?? undefined,
    reason: part.reason ?? undefined,
  }));
}

/** Where nothing was read or served, there is nothing to count. */
function hasObjects(part: InventoryPartRow): boolean {
  return part.state === 'read' || (part.state === 'stale' && !part.not_served);
}
