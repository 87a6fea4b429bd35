import { Knex } from 'knex';
import { EventFilter, fittingEvents } from './fittingEvents';

/** Length of the prefix of an ISO 8601 time that identifies its day or hour. */
const LENGTHS = { day: '2026-01-01'.length, hour: '2026-01-01T00'.length };

/**
 * Counts the matching events of each day or hour in UTC, oldest first. Periods
 * without events are left out.
 */
export async function countEventsOverTime(
  options: EventFilter & { knex: Knex; per: keyof typeof LENGTHS },
): Promise<Array<{ at: string; count: number }>> {
  const { knex, per } = options;
  const inner = fittingEvents(knex, options).select({
    part: knex.raw('substr(at, 1, ?)', [LENGTHS[per]]),
  });
  const rows: Array<{ part: string; count: number | string }> = await knex
    .from(inner.as('e'))
    .groupBy('part')
    .orderBy('part')
    .select('part')
    .count({ count: '*' });
  return rows.map(({ part, count }) => ({
    at: per === 'day' ? part : `${part}:00:00.000Z`,
    count: Number(count),
  }));
}
