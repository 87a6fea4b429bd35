import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { KnownFacts, rebuild } from '../../history';
import { readDatabaseTime } from '../databaseTime';
import { readTogether } from '../readTogether';
import { ClusterRow, HistoryEventRow } from '../tables';
import { currentFacts } from './currentFacts';
import { toEvents } from './listEvents';

/** How many events are held at once. */
const PAGE = 1_000;

/**
 * What was known of a cluster at a point in time. Before it was listed, that is
 * nothing.
 *
 * @param options - `at`: ISO 8601 in UTC with milliseconds; `retentionMs`: for
 * how long events are kept
 * @throws InputError where the point is not within the retention
 */
export async function loadPast(options: {
  knex: Knex;
  cluster: string;
  at: string;
  retentionMs: number;
}): Promise<KnownFacts> {
  const { knex, cluster, at, retentionMs } = options;
  return readTogether(knex, async snapshot => {
    const now = await readDatabaseTime(snapshot);
    const oldest = new Date(Date.parse(now) - retentionMs).toISOString();
    if (at < oldest || at > now) {
      throw new InputError(
        `at must lie between ${oldest} and ${now}, for as long as history is kept; it is ${at}`,
      );
    }
    const row = await snapshot<ClusterRow>('clusters')
      .where('name', cluster)
      .first('known_facts', 'archived_at');
    let facts: KnownFacts = row ? currentFacts(row) : new Map();
    for await (const page of newestFirst(snapshot, { cluster, at })) {
      const events = await toEvents(snapshot, page.reverse());
      facts = rebuild({ current: facts, events, at });
    }
    return facts;
  });
}

/** What happened after a point, in pages: years of it are not held at once. */
async function* newestFirst(
  knex: Knex,
  { cluster, at }: { cluster: string; at: string },
): AsyncGenerator<HistoryEventRow[]> {
  let last: HistoryEventRow | undefined;
  do {
    const query = knex<HistoryEventRow>('history_events')
      .where({ cluster })
      .where('at', '>', at)
      // Times follow ids, and have an index.
      .orderBy(['at', 'id'].map(column => ({ column, order: 'desc' })))
      .limit(PAGE);
    if (last) {
      // The first is where the index is entered.
      query
        .where('at', '<=', last.at)
        .whereRaw('(at, id) < (?, ?)', [last.at, last.id]);
    }
    const page = await query;
    last = page.length === PAGE ? page[PAGE - 1] : undefined;
    yield page;
  } while (last);
}
