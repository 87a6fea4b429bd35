import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * A condition that one of some expressions has a text in it; capitals do not matter.
 * With `like`, SQLite would compare a text of equal letters again from each place of
 * it, and nothing else would run for as long.
 */
export function matchesText(
  knex: Knex,
  text: string,
  expressions: string[],
): Knex.Raw {
  const find = isPostgres(knex) ? 'strpos' : 'instr';
  const conditions = expressions.map(
    expression => `${find}(lower(${expression}), ?) > 0`,
  );
  return knex.raw(
    `(${conditions.join(' or ')})`,
    expressions.map(() => text.toLowerCase()),
  );
}
