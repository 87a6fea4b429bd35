import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from 'portal-launcher/parts';

/** What tools/postgres.mjs gives. */
interface PostgresServer {
  connection: { host: string; port: number; user: string; password: string };
  stop(): Promise<void>;
}

/** Starts a real PostgreSQL server. @throws an error where there is none, with how to get it */
export async function startPostgres(): Promise<PostgresServer> {
  const tools = pathToFileURL(join(ROOT, 'tools/postgres.mjs')).href;
  return (await import(tools)).startPostgres();
}
