import { ConnectionGate } from 'fault-injection';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from 'portal-launcher/parts';

/** What tools/postgres.mjs gives. */
interface PostgresServer {
  connection: { host: string; port: number; user: string; password: string };
  halt(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** A real PostgreSQL server that can be stopped and started on its data. */
export class FaultDatabase {
  readonly #server: PostgresServer;
  readonly #gate: ConnectionGate;

  private constructor(server: PostgresServer, gate: ConnectionGate) {
    this.#server = server;
    this.#gate = gate;
  }

  /** @throws an error where there is no PostgreSQL, with how to get it */
  static async start(): Promise<FaultDatabase> {
    const tools = pathToFileURL(join(ROOT, 'tools/postgres.mjs')).href;
    const server: PostgresServer = await (await import(tools)).startPostgres();
    return new FaultDatabase(
      server,
      await ConnectionGate.start({ port: server.connection.port }),
    );
  }

  /** Leads straight to the server. */
  get connection(): PostgresServer['connection'] {
    return this.#server.connection;
  }

  /** Leads to the server by the way on which refusals are counted. */
  get countedConnection(): PostgresServer['connection'] {
    return { ...this.#server.connection, port: this.#gate.port };
  }

  /** How many connections found no server since {@link forget}. */
  get refusals(): number {
    return this.#gate.refusals;
  }

  /** Counts from nothing again. */
  forget(): void {
    this.#gate.forget();
  }

  /** Stops the server. Its connections end. */
  async halt(): Promise<void> {
    await this.#server.halt();
  }

  /** Starts the server again, where it is halted. */
  async resume(): Promise<void> {
    await this.#server.resume();
  }

  async stop(): Promise<void> {
    await this.#gate.stop();
    await this.#server.stop();
  }
}
