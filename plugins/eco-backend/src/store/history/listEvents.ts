import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { ChangesSummary, HistoryEvent, summariseChanges } from '../../history';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { HistoryChangesRow, HistoryEventRow } from '../tables';
import { EventFilter, fittingEvents } from './fittingEvents';
import { loadTexts } from '../texts';

/** Identity of an event. */
interface KeptEvent {
  /**
   * Random UUID: sequential ids would reveal the number of events of hidden
   * clusters.
   */
  id: string;
  cluster: string;
  /** ISO 8601, by the database's clock. */
  at: string;
  type: HistoryEventType;
}

/** An event of a cluster with all its changes. */
type StoredEvent = KeptEvent & HistoryEvent;

/** An event of a cluster with its first changes only. */
export type EventSummary = KeptEvent & ChangesSummary;

/**
 * Lists events of clusters, newest first, including archived and deleted
 * clusters.
 *
 * @param options - `before`: `id` of the last event on the previous page;
 * `limit`: page size
 */
export async function listEvents(
  options: EventFilter & { knex: Knex; before?: string; limit: number },
): Promise<EventSummary[]> {
  const { knex, criteria, before, limit } = options;
  const query = fittingEvents(knex, options).orderBy('id', 'desc').limit(limit);
  if (before !== undefined) {
    // If that event was deleted by age, so are all before it. The criteria
    // apply here as well: the id of a hidden event must not reveal its time.
    query.where(
      'id',
      '<',
      fittingEvents(knex, { criteria }).where('public_id', before).select('id'),
    );
  }
  return toSummaries(knex, await query);
}

async function toSummaries(
  knex: Knex,
  rows: HistoryEventRow[],
): Promise<EventSummary[]> {
  const kept = await loadSummaries(
    knex,
    rows.flatMap(row => row.changes_hash ?? []),
  );
  const isKept = ({ changes_hash: hash }: HistoryEventRow) =>
    hash !== null && kept.has(hash);
  const read = new Map(
    (
      await toEvents(
        knex,
        rows.filter(row => !isKept(row)),
      )
    ).map(event => [event.id, summariseChanges(event.changes)]),
  );
  return rows.flatMap(row => {
    const summary = read.get(row.public_id) ?? kept.get(row.changes_hash ?? '');
    return summary ? [{ ...toKeptEvent(row), ...summary }] : [];
  });
}

/**
 * Returns stored summaries by hash. Changes stored before summaries existed
 * have none.
 */
async function loadSummaries(
  knex: Knex,
  hashes: string[],
): Promise<Map<string, ChangesSummary>> {
  const rows = await knex<HistoryChangesRow>('history_changes')
    .whereIn('hash', hashes)
    .whereNotNull('summary')
    .select('hash', 'summary');
  return new Map(
    // Written by writeEvents.
    rows.map(({ hash, summary }) => [hash, JSON.parse(summary ?? '')]),
  );
}

/**
 * Finds an event with all its changes.
 *
 * @param options - `criteria`: clusters that the caller may see
 * @returns undefined if it is not stored or the caller may not see it
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

/** Converts rows to events. */
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
    ...toKeptEvent(row),
    changes: JSON.parse(texts.get(row.changes_hash ?? '') ?? row.changes),
  }));
}

function toKeptEvent(row: HistoryEventRow): KeptEvent {
  const { public_id: id, cluster, at, type } = row;
  return { id, cluster, at, type: type as HistoryEventType };
}
