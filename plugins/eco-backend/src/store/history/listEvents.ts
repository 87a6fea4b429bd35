import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { HistoryEvent } from '../../history';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
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
 * What happened to clusters, the newest first; also to those that went away.
 *
 * @param options - `criteria`: which clusters the caller may see; `clusters`,
 * names, `types`, `subject` and `subjects`: only these of them; `from` and `to`: not before
 * and not after, ISO 8601 in UTC with milliseconds; `before`: the `id` of the
 * last one of the page before; `limit`: at most so many
 */
export async function listEvents(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  clusters?: string[];
  types?: HistoryEventType[];
  subject?: string;
  subjects?: string[];
  from?: string;
  to?: string;
  before?: number;
  limit: number;
}): Promise<StoredEvent[]> {
  const { knex, criteria, clusters, types, subject, subjects } = options;
  const { from, to, before, limit } = options;
  const query = knex<HistoryEventRow>('history_events')
    .orderBy('id', 'desc')
    .limit(limit);
  applyClusterCriteria({ query, criteria, column: 'cluster' });
  if (clusters) {
    query.whereIn('cluster', clusters);
  }
  if (types) {
    query.whereIn('type', types);
  }
  if (subject !== undefined) {
    query.where({ subject });
  }
  if (subjects) {
    query.whereIn('subject', subjects);
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

/**
 * One event with all that changed.
 *
 * @param options - `criteria`: which clusters the caller may see
 * @returns undefined where none of this id is kept, or the caller may not see it
 */
export async function findEvent(options: {
  knex: Knex;
  criteria: ClusterCriteria;
  id: number;
}): Promise<StoredEvent | undefined> {
  const { knex, criteria, id } = options;
  const query = knex<HistoryEventRow>('history_events').where({ id });
  applyClusterCriteria({ query, criteria, column: 'cluster' });
  const [event] = await toEvents(knex, await query);
  return event;
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
