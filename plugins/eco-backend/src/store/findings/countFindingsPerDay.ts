import { FindingDay } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { readDatabaseTime } from '../databaseTime';
import { FindingFilter, fittingFindings } from './findingQuery';

const DAY_MS = 86_400_000;
const DAY_LENGTH = '2026-01-01'.length;

/**
 * How many of the findings that fit were opened, and how many resolved, on each of
 * the last days in UTC, the oldest first and today last. One that came back counts
 * on the day on which it last did.
 */
export async function countFindingsPerDay(options: {
  knex: Knex;
  filter: FindingFilter;
  days: number;
}): Promise<FindingDay[]> {
  const { knex, days } = options;
  const now = Date.parse(await readDatabaseTime(knex));
  const ids = Array.from({ length: days }, (_, i) =>
    new Date(now - (days - 1 - i) * DAY_MS).toISOString().slice(0, DAY_LENGTH),
  );
  const opened = await countBy('opened_at', { ...options, since: ids[0] });
  const resolved = await countBy('resolved_at', { ...options, since: ids[0] });
  return ids.map(day => ({
    day,
    opened: opened.get(day) ?? 0,
    resolved: resolved.get(day) ?? 0,
  }));
}

async function countBy(
  column: 'opened_at' | 'resolved_at',
  options: { knex: Knex; filter: FindingFilter; since: string },
): Promise<Map<string, number>> {
  const { knex, filter, since } = options;
  const day = knex.raw('substr(??, 1, ?)', [`f.${column}`, DAY_LENGTH]);
  const inner = fittingFindings(knex, filter)
    .where(`f.${column}`, '>=', since)
    .select({ day });
  const rows: Array<{ day: string; count: number | string }> = await knex
    .from(inner.as('d'))
    .groupBy('day')
    .select('day')
    .count({ count: '*' });
  return new Map(rows.map(row => [row.day, Number(row.count)]));
}
