import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from 'portal-launcher/parts';

/** Connection to a PostgreSQL server on this machine. */
export interface PostgresConnection {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** A server started by tools/postgres.mjs. */
export interface PostgresServer {
  connection: PostgresConnection;
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL server.
 *
 * @throws if PostgreSQL is not installed, with how to get it
 */
export async function startPostgres(): Promise<PostgresServer> {
  const tools = pathToFileURL(join(ROOT, 'tools/postgres.mjs')).href;
  return (await import(tools)).startPostgres();
}
