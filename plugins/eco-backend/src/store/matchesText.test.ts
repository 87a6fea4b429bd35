import { Knex } from 'knex';
import { createTestDatabases, openStore } from './__testUtils__/openStore';
import { matchesText } from './matchesText';

const databases = createTestDatabases();

/**
 * Counts how many of 20,000 long names, each ending with its number, contain a
 * text.
 */
async function countNames(knex: Knex, text: string): Promise<number> {
  const numbers = 'select 1 union all select i + 1 from n where i < 20000';
  const [{ count }] = await knex('n')
    .withRecursive('n', ['i'], knex.raw(numbers))
    .where(matchesText(knex, text, [`'${'a'.repeat(1000)}' || i`]))
    .count({ count: '*' });
  return Number(count);
}

describe.each(databases.eachSupportedId())('matchesText on %s', id => {
  it('avoids like, which is slow for repeated letters', async () => {
    const knex = await openStore(databases, id);
    expect(await countNames(knex, `${'A'.repeat(250)}19999`)).toBe(1);
    // With `like`, SQLite took 18 s and blocked the event loop.
    expect(matchesText(knex, 'a', ['name']).toString()).not.toMatch(/like/i);
  });
});
