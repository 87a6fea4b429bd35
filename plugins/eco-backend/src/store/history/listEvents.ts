import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { HistoryEvent } from '../../history';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { HistoryEventRow } from '../tables';
import { EventFilter, fittingEvents } from './fittingEvents';
import { loadTexts } from '../texts';

/** Something that happened to a cluster. */
export interface StoredEvent extends HistoryEvent {
  /** A random UUID: ids in a row would count the events of hidden clusters. */
  id: string;
  cluster: string;
  /** By the database's clock, ISO 8601. */
  at: string;
}

/**
 * What happened to clusters, the newest first; also to those that went away.
 *
 * @param options - `before`: the `id` of the last one of the page before; `limit`:
 * at most so many
 */
export async function listEvents(
  options: EventFilter & { knex: Knex; before?: string; limit: number },
): Promise<StoredEvent[]> {
  const { knex, before, limit } = options;
  const query = fittingEvents(knex, options).orderBy('id', 'desc').limit(limit);
  if (before !== undefined) {
    // Where that one was too old to be kept, so are all before it.
    query.where(
      'id',
      '<',
      knex<HistoryEventRow>('history_events')
        .where('public_id', before)
        .select('id'),
    );
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
  id: string;
}): Promise<StoredEvent | undefined> {
  const { knex, criteria, id } = options;
  const query = knex<HistoryEventRow>('history_events').where({
    public_id: id,
  });
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
    id: row.public_id,
    cluster: row.cluster,
    at: row.at,
    type: row.type as HistoryEventType,
    changes: JSON.parse(texts.get(row.changes_hash ?? '') ?? row.changes),
  }));
}
