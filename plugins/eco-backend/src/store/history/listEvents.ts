import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { ChangesSummary, HistoryEvent, summariseChanges } from '../../history';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { HistoryChangesRow, HistoryEventRow } from '../tables';
import { EventFilter, fittingEvents } from './fittingEvents';
import { loadTexts } from '../texts';

/** When something happened to which cluster. */
interface KeptEvent {
  /** A random UUID: ids in a row would count the events of hidden clusters. */
  id: string;
  cluster: string;
  /** By the database's clock, ISO 8601. */
  at: string;
  type: HistoryEventType;
}

/** Something that happened to a cluster, with all that changed. */
type StoredEvent = KeptEvent & HistoryEvent;

/** The same with the first of its changes. */
export type EventSummary = KeptEvent & ChangesSummary;

/**
 * What happened to clusters, the newest first; also to those that went away.
 *
 * @param options - `before`: the `id` of the last one of the page before; `limit`:
 * at most so many
 */
export async function listEvents(
  options: EventFilter & { knex: Knex; before?: string; limit: number },
): Promise<EventSummary[]> {
  const { knex, criteria, before, limit } = options;
  const query = fittingEvents(knex, options).orderBy('id', 'desc').limit(limit);
  if (before !== undefined) {
    // Where that one was too old to be kept, so are all before it. Of a cluster that is
    // hidden it would tell when it was.
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

/** By the hash of the changes; those from before there were any are missing. */
async function loadSummaries(
  knex: Knex,
  hashes: string[],
): Promise<Map<string, ChangesSummary>> {
  const rows = await knex<HistoryChangesRow>('history_changes')
    .whereIn('hash', hashes)
    .whereNotNull('summary')
    .select('hash', 'summary');
  return new Map(
    // The form is the one that writeEvents wrote.
    rows.map(({ hash, summary }) => [hash, JSON.parse(summary ?? '')]),
  );
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
    ...toKeptEvent(row),
    changes: JSON.parse(texts.get(row.changes_hash ?? '') ?? row.changes),
  }));
}

function toKeptEvent(row: HistoryEventRow): KeptEvent {
  const { public_id: id, cluster, at, type } = row;
  return { id, cluster, at, type: type as HistoryEventType };
}
