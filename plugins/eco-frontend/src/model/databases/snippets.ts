import { DatabaseDetail } from '@backstage-eco/plugin-eco-common';

type Connection = NonNullable<DatabaseDetail['connection']>;

/** Code to copy into an application. */
export interface Snippet {
  id: 'env' | 'shell' | 'spring' | 'node';
  text: string;
}

type Engine = 'postgres' | 'mysql';

const NODE_POOLS = {
  postgres: "import { Pool } from 'pg';\n\nexport const pool = new Pool({",
  mysql:
    "import { createPool } from 'mysql2/promise';\n\nexport const pool = createPool({",
};

/**
 * Returns connection code for common clients. It never contains the password,
 * which the application reads from its Secret.
 *
 * @returns an empty list until the Secret exists
 */
export function connectionSnippets(
  engine: Engine,
  connection: Connection,
): Snippet[] {
  if (!connection.secretRef) {
    return [];
  }
  return [
    { id: 'env', text: environment(connection) },
    { id: 'shell', text: shell(engine, connection) },
    { id: 'spring', text: spring(engine, connection) },
    { id: 'node', text: node(engine, connection) },
  ];
}

function environment(connection: Connection): string {
  const { host, port, database, secretRef } = connection;
  const { user = 'username', password = 'password' } = secretRef?.keys ?? {};
  const secret = (name: string, key: string) => [
    `- name: ${name}`,
    '  valueFrom:',
    '    secretKeyRef:',
    `      name: ${secretRef?.name}`,
    `      key: ${key}`,
  ];
  return [
    'env:',
    ...[
      '- name: DB_HOST',
      `  value: ${host}`,
      '- name: DB_PORT',
      `  value: "${port}"`,
      ...(database ? ['- name: DB_NAME', `  value: ${database}`] : []),
      ...secret('DB_USER', user),
      ...secret('DB_PASSWORD', password),
    ].map(line => `  ${line}`),
  ].join('\n');
}

/** Both clients prompt for the password, or read it from the environment. */
function shell(engine: Engine, connection: Connection): string {
  const { host, port, database = '' } = connection;
  const user = connection.user ?? '$DB_USER';
  return engine === 'postgres'
    ? `psql "postgresql://${user}@${host}:${port}/${database}"`
    : `mysql --host=${host} --port=${port} --user="${user}" --password ${database}`.trimEnd();
}

function spring(
  engine: Engine,
  { host, port, database = '' }: Connection,
): string {
  return [
    'spring:',
    '  datasource:',
    `    url: jdbc:${
      engine === 'postgres' ? 'postgresql' : 'mysql'
    }://${host}:${port}/${database}`,
    '    username: ${DB_USER}',
    '    password: ${DB_PASSWORD}',
  ].join('\n');
}

function node(engine: Engine, { database }: Connection): string {
  return [
    NODE_POOLS[engine],
    '  host: process.env.DB_HOST,',
    '  port: Number(process.env.DB_PORT),',
    ...(database ? ['  database: process.env.DB_NAME,'] : []),
    '  user: process.env.DB_USER,',
    '  password: process.env.DB_PASSWORD,',
    '});',
  ].join('\n');
}
