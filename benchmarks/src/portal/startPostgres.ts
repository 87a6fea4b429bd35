import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from 'portal-launcher/parts';

/** How to connect to a PostgreSQL of this machine. */
export interface PostgresConnection {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** What tools/postgres.mjs gives. */
export interface PostgresServer {
  connection: PostgresConnection;
  stop(): Promise<void>;
}

/** Starts a real PostgreSQL server. @throws an error where there is none, with how to get it */
export async function startPostgres(): Promise<PostgresServer> {
  const tools = pathToFileURL(join(ROOT, 'tools/postgres.mjs')).href;
  return (await import(tools)).startPostgres();
}
