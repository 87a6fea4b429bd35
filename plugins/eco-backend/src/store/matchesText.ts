import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * Returns a condition that a text occurs in one of some expressions,
 * case-insensitive. It avoids `like`: SQLite would compare repetitive text
 * again from every position, which blocks the event loop.
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
