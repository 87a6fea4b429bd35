import { setImmediate as nextTurn } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { KnownFacts, rebuild } from '../../history';
import { readDatabaseTime } from '../databaseTime';
import { readTogether } from '../readTogether';
import { ClusterRow, HistoryEventRow } from '../tables';
import { currentFacts } from './currentFacts';
import { toEvents } from './listEvents';

/** How many events are held at once, and undone before others have their turn. */
const PAGE = 500;

/** Times follow ids, and have an index. */
const NEWEST_FIRST = ['at', 'id'].map(column => ({ column, order: 'desc' }));

/** Of a point in time: what is asked of all events after it. */
interface Question {
  knex: Knex;
  cluster: string;
  at: string;
  retentionMs: number;
}

/**
 * What was known of a cluster at a point in time. Before it was listed, that is
 * nothing.
 *
 * @param options - `at`: ISO 8601 in UTC with milliseconds; `retentionMs`: for
 * how long events are kept
 * @throws InputError where the point is not within the retention
 */
export async function loadPast(options: Question): Promise<KnownFacts> {
  const { knex, at } = options;
  const start = await loadStart(options);
  let facts = start.facts;
  for await (const page of newestFirst(options, start.last)) {
    const events = await toEvents(knex, page.reverse());
    facts = rebuild({ current: facts, events, at });
    // SQLite's driver answers at once: without this, nothing else would run.
    await nextTurn();
  }
  // What went meanwhile was not undone.
  await checkRetention(knex, options);
  return facts;
}

/**
 * Where the way back starts: what is known, and the event that led there. Both
 * are of one moment, and the way is not: a transaction as long as the way would
 * keep SQLite's only connection from all others.
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
      `at must lie between ${oldest} and ${now}, for as long as history is kept; it is ${at}`,
    );
  }
}

/** What happened after a point, in pages: years of it are not held at once. */
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
      // Where the index is entered.
      .where('at', '<=', next.at)
      .whereRaw('(at, id) <= (?, ?)', [next.at, next.id])
      .orderBy(NEWEST_FIRST)
      // The last one is the first of the next page.
      .limit(PAGE + 1);
    next = rows[PAGE];
    yield rows.slice(0, PAGE);
  }
}
