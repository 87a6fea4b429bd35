import { Knex } from 'knex';

/**
 * Counts the rows of several queries in a single statement, to save round
 * trips.
 *
 * @param queries - by name; each selects one column `counted` to group by
 * @returns number of rows per value, by the same names
 */
export async function countTogether<N extends string>(
  knex: Knex,
  queries: Record<N, Knex.QueryBuilder>,
): Promise<Record<N, Map<string, number>>> {
  const names = Object.keys(queries) as N[];
  const rows: Array<{ name: N; counted: string; count: number | string }> =
    await knex.unionAll(
      names.map(name =>
        knex
          .from(queries[name].as('q'))
          .groupBy('counted')
          .select({ name: knex.raw('?', [name]) }, 'counted')
          .count({ count: '*' }),
      ),
    );
  const counts = Object.fromEntries(
    names.map(name => [name, new Map<string, number>()]),
  ) as Record<N, Map<string, number>>;
  for (const { name, counted, count } of rows) {
    counts[name].set(counted, Number(count));
  }
  return counts;
}
