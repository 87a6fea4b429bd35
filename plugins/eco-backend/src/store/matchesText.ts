import { Knex } from 'knex';

/**
 * A condition that one of some expressions has a text in it; capitals do not
 * matter, and signs that mean something to SQL mean themselves.
 */
export function matchesText(
  knex: Knex,
  text: string,
  expressions: string[],
): Knex.Raw {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const conditions = expressions.map(
    expression => `lower(${expression}) like ? escape '\\'`,
  );
  return knex.raw(
    `(${conditions.join(' or ')})`,
    expressions.map(() => pattern),
  );
}
