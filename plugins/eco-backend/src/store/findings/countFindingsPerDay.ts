import { FindingDay } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { countTogether } from '../countTogether';
import { databaseTime } from '../databaseTime';
import { FindingFilter, fittingFindings } from './findingQuery';

const DAY_MS = 86_400_000;

/**
 * Counts the matching findings opened and resolved on each of the last days in
 * UTC, oldest first, ending with today. A recurring finding counts on the day
 * it last reappeared.
 */
export async function countFindingsPerDay(options: {
  knex: Knex;
  filter: FindingFilter;
  days: number;
}): Promise<FindingDay[]> {
  const { knex, filter, days } = options;
  const dayOf = (time: Knex.Raw | Knex.Ref<string, any>) =>
    knex.raw('substr(?, 1, 10)', [time]);
  // A subquery is evaluated once, not for every row.
  const since = knex.select(dayOf(databaseTime(knex, (1 - days) * DAY_MS)));
  const countedBy = (column: 'f.opened_at' | 'f.resolved_at') =>
    fittingFindings(knex, filter)
      .where(column, '>=', since)
      .select({ counted: dayOf(knex.ref(column)) });
  const { now, opened, resolved } = await countTogether(knex, {
    now: knex.select({ counted: dayOf(databaseTime(knex)) }),
    opened: countedBy('f.opened_at'),
    resolved: countedBy('f.resolved_at'),
  });
  const [today] = now.keys();
  return Array.from({ length: days }, (_, i) => {
    const at = Date.parse(today) - (days - 1 - i) * DAY_MS;
    const day = new Date(at).toISOString().slice(0, today.length);
    return {
      day,
      opened: opened.get(day) ?? 0,
      resolved: resolved.get(day) ?? 0,
    };
  });
}
