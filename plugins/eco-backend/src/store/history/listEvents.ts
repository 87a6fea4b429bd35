import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { HistoryEvent } from '../../history';
import { HistoryEventRow } from '../tables';
import { loadTexts } from '../texts';

/** Something that happened to a cluster. */
export interface StoredEvent extends HistoryEvent {
  /** In the order in which they were kept. */
  id: number;
  cluster: string;
  /** By the database's clock, ISO 8601. */
  at: string;
}

/**
 * What happened to some clusters, the newest first.
 *
 * @param options - `clusters`: names, which the caller may see; `types` and
 * `subject`: only these; `from` and `to`: not before and not after, ISO 8601 in
 * UTC with milliseconds; `before`: the `id` of the last one of the page before;
 * `limit`: at most so many
 */
export async function listEvents(options: {
  knex: Knex;
  clusters: string[];
  types?: HistoryEventType[];
  subject?: string;
  from?: string;
  to?: string;
  before?: number;
  limit: number;
}): Promise<StoredEvent[]> {
  const { knex, clusters, types, subject, from, to, before, limit } = options;
  const query = knex<HistoryEventRow>('history_events')
    .whereIn('cluster', clusters)
    .orderBy('id', 'desc')
    .limit(limit);
  if (types) {
    query.whereIn('type', types);
  }
  if (subject !== undefined) {
    query.where({ subject });
  }
  if (from !== undefined) {
    query.where('at', '>=', from);
  }
  if (to !== undefined) {
    query.where('at', '<=', to);
  }
  if (before !== undefined) {
    query.where('id', '<', before);
  }
  return toEvents(knex, await query);
}

/** The events of rows. */
export async function toEvents(
  knex: Knex,
  rows: HistoryEventRow[],
): Promise<StoredEvent[]> {
  const texts = await loadTexts({
    knex,
    table: 'history_changes',
    hashes: rows.flatMap(row => row.changes_hash ?? []),
  });
  return rows.map(row => ({
    id: row.id,
    cluster: row.cluster,
    at: row.at,
    type: row.type as HistoryEventType,
    changes: JSON.parse(texts.get(row.changes_hash ?? '') ?? row.changes),
  }));
}
