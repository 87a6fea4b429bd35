import { ConnectionGate } from 'fault-injection';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from 'portal-launcher/parts';

/** A server started by tools/postgres.mjs. */
interface PostgresServer {
  connection: { host: string; port: number; user: string; password: string };
  halt(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** A real PostgreSQL server that can be stopped and restarted with its data. */
export class FaultDatabase {
  readonly #server: PostgresServer;
  readonly #gate: ConnectionGate;

  private constructor(server: PostgresServer, gate: ConnectionGate) {
    this.#server = server;
    this.#gate = gate;
  }

  /** @throws an error if PostgreSQL is not installed, with how to get it */
  static async start(): Promise<FaultDatabase> {
    const tools = pathToFileURL(join(ROOT, 'tools/postgres.mjs')).href;
    const server: PostgresServer = await (await import(tools)).startPostgres();
    return new FaultDatabase(
      server,
      await ConnectionGate.start({ port: server.connection.port }),
    );
  }

  /** Connection directly to the server. */
  get connection(): PostgresServer['connection'] {
    return this.#server.connection;
  }

  /** Connection through the gate that counts refusals. */
  get countedConnection(): PostgresServer['connection'] {
    return { ...this.#server.connection, port: this.#gate.port };
  }

  /** Number of connections that found no server since {@link forget}. */
  get refusals(): number {
    return this.#gate.refusals;
  }

  /** Resets the count. */
  forget(): void {
    this.#gate.forget();
  }

  /** Stops the server and closes its connections. */
  async halt(): Promise<void> {
    await this.#server.halt();
  }

  /** Restarts a halted server. */
  async resume(): Promise<void> {
    await this.#server.resume();
  }

  async stop(): Promise<void> {
    await this.#gate.stop();
    await this.#server.stop();
  }
}
