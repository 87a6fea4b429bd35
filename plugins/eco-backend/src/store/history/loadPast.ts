import { setImmediate as nextTurn } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { KnownFacts, rebuild } from '../../history';
import { readDatabaseTime } from '../databaseTime';
import { readTogether } from '../readTogether';
import { ClusterRow, HistoryEventRow } from '../tables';
import { currentFacts } from './currentFacts';
import { toEvents } from './listEvents';

/** Maximum events in memory, undone before yielding to the event loop. */
const PAGE = 500;

/** Time increases with the id, and is indexed. */
const NEWEST_FIRST = ['at', 'id'].map(column => ({ column, order: 'desc' }));

/** Parameters of a query into the past. */
interface Question {
  knex: Knex;
  cluster: string;
  at: string;
  retentionMs: number;
}

/**
 * Rebuilds what was known of a cluster at a point in time. Empty before it was
 * first listed.
 *
 * @param options - `at`: ISO 8601 in UTC with milliseconds; `retentionMs`:
 * retention of events
 * @throws InputError if the time is not within the retention
 */
export async function loadPast(options: Question): Promise<KnownFacts> {
  const { knex, at } = options;
  const start = await loadStart(options);
  let facts = start.facts;
  for await (const page of newestFirst(options, start.last)) {
    const events = await toEvents(knex, page.reverse());
    facts = rebuild({ current: facts, events, at });
    // SQLite's driver is synchronous; without this, it would block the event
    // loop.
    await nextTurn();
  }
  // Events deleted in the meantime were not undone.
  await checkRetention(knex, options);
  return facts;
}

/**
 * Loads the starting point: the current facts and the last event. Both are read
 * in one snapshot. The events that follow are not, because a long transaction
 * would occupy SQLite's only connection.
 */
async function loadStart(
  question: Question,
): Promise<{ facts: KnownFacts; last?: HistoryEventRow }> {
  const { knex, cluster } = question;
  return readTogether(knex, async snapshot => {
    await checkRetention(snapshot, question);
    const row = await snapshot<ClusterRow>('clusters')
      .where('name', cluster)
      .first('known_facts', 'archived_at');
    const last = await snapshot<HistoryEventRow>('history_events')
      .where({ cluster })
      .orderBy(NEWEST_FIRST)
      .first();
    return { facts: row ? currentFacts(row) : new Map(), last };
  });
}

async function checkRetention(
  knex: Knex,
  { at, retentionMs }: Question,
): Promise<void> {
  const now = await readDatabaseTime(knex);
  const oldest = new Date(Date.parse(now) - retentionMs).toISOString();
  if (at < oldest || at > now) {
    throw new InputError(
      `at must be between ${oldest} and ${now}, for which Eco keeps history; it is ${at}`,
    );
  }
}

/**
 * Yields the events after a time in pages, to keep years of events out of
 * memory.
 */
async function* newestFirst(
  { knex, cluster, at }: Question,
  start: HistoryEventRow | undefined,
): AsyncGenerator<HistoryEventRow[]> {
  let next = start;
  while (next) {
    const rows: HistoryEventRow[] = await knex<HistoryEventRow>(
      'history_events',
    )
      .where({ cluster })
      .where('at', '>', at)
      // Lets the database use the index.
      .where('at', '<=', next.at)
      .whereRaw('(at, id) <= (?, ?)', [next.at, next.id])
      .orderBy(NEWEST_FIRST)
      // The extra row is the first of the next page.
      .limit(PAGE + 1);
    next = rows[PAGE];
    yield rows.slice(0, PAGE);
  }
}
