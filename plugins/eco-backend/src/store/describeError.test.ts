import knexLibrary, { Knex } from 'knex';
import { describeError, isDatabaseError } from './describeError';
import { createTestDatabases, openStore } from './__testUtils__/openStore';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('an error of %s', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await openStore(databases, id);
  });

  const failureOf = (query: PromiseLike<unknown>): Promise<any> =>
    Promise.resolve(query).then(
      () => undefined,
      error => error,
    );

  it.each([
    ['a word', 'secret-word'],
    ['what looks like the end of the statement', 'secret-word - x secret-word'],
    ['several lines', 'secret-word\n - x\nsecret-word'],
  ])(
    'is described without the values of its statement: %s',
    async (_, value) => {
      const row = { name: value, title: value };
      const error = await failureOf(knex('clusters').insert(row));
      // SQLite puts the value into the message, PostgreSQL into the detail.
      expect(`${error} ${error.detail}`).toContain('secret-word');
      const text = describeError(error);
      expect(text).not.toContain('secret-word');
      expect(text).toMatch(/^\w+ \(\w+\): .*(null|NULL)/);
      expect(isDatabaseError(error)).toBe(true);
    },
  );
});

describe('describeError', () => {
  it('leaves other errors unchanged', () => {
    const error = new TypeError('Cannot read a - b');
    expect(describeError(error)).toBe('TypeError: Cannot read a - b');
    expect(describeError('gone')).toBe('gone');
    expect(isDatabaseError(error)).toBe(false);
    expect(isDatabaseError('gone')).toBe(false);
  });

  it('recognizes a connection timeout of knex', () => {
    const error = new knexLibrary.KnexTimeoutError(
      'Timeout acquiring a connection',
    );
    expect(isDatabaseError(error)).toBe(true);
  });

  it('returns one line of at most 500 characters, with hidden characters escaped', () => {
    expect(describeError(new Error('a\n\u202eb\u0000'))).toBe(
      'Error: a \\u{202e}b\\u{0}',
    );
    const long = describeError(new Error('\u0000'.repeat(10_000)));
    expect(long).toHaveLength('Error: '.length + 500);
  });
});
