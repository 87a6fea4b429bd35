import { Knex } from 'knex';
import { createTestDatabases, openStore } from './__testUtils__/openStore';
import { matchesText } from './matchesText';

const databases = createTestDatabases();

/** How many of 20,000 long names, each with its number at the end, have a text. */
async function countNames(knex: Knex, text: string): Promise<number> {
  const numbers = 'select 1 union all select i + 1 from n where i < 20000';
  const [{ count }] = await knex('n')
    .withRecursive('n', ['i'], knex.raw(numbers))
    .where(matchesText(knex, text, [`'${'a'.repeat(1000)}' || i`]))
    .count({ count: '*' });
  return Number(count);
}

describe.each(databases.eachSupportedId())('a text of names on %s', id => {
  it('is compared once, and not again from each equal letter', async () => {
    const knex = await openStore(databases, id);
    expect(await countNames(knex, `${'A'.repeat(250)}19999`)).toBe(1);
    // With it, SQLite took 18 s, and nothing else ran.
    expect(matchesText(knex, 'a', ['name']).toString()).not.toMatch(/like/i);
  });
});
