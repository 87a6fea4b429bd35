import { parse } from 'yaml';
import { connectionSnippets } from './snippets';

const CONNECTION = {
  host: 'orders-rw.shop',
  port: 5432,
  database: 'app',
  user: 'app',
  secretRef: {
    name: 'orders-app',
    keys: { user: 'username', password: 'password' },
  },
};

function snippets(engine: 'postgres' | 'mysql', change = {}) {
  return Object.fromEntries(
    connectionSnippets(engine, { ...CONNECTION, ...change }).map(
      ({ id, text }) => [id, text],
    ),
  );
}

describe('the snippets of a connection', () => {
  it('take user and password from the Secret', () => {
    const { env } = parse(snippets('postgres').env);
    expect(env).toHaveLength(5);
    expect(env[4]).toEqual({
      name: 'DB_PASSWORD',
      valueFrom: { secretKeyRef: { name: 'orders-app', key: 'password' } },
    });
    expect(parse(snippets('mysql').spring).spring.datasource).toEqual({
      url: 'jdbc:mysql://orders-rw.shop:5432/app',
      username: '${DB_USER}',
      password: '${DB_PASSWORD}',
    });
  });

  it('open a shell without a password in the command', () => {
    expect(snippets('postgres').shell).toBe(
      'psql "postgresql://app@orders-rw.shop:5432/app"',
    );
    expect(snippets('mysql', { database: undefined }).shell).toBe(
      'mysql --host=orders-rw.shop --port=5432 --user="app" --password',
    );
  });

  it('are empty until there is a Secret', () => {
    expect(snippets('postgres', { secretRef: undefined })).toEqual({});
  });
});
