import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/** Where a gate leads to. */
export interface GateTarget {
  /** Default: loopback. */
  host?: string;
  port: number;
}

/**
 * Passes TCP connections on to a server as they are, until they are cut or fall
 * silent, and counts those that find nobody there.
 */
export class ConnectionGate {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  #refusals = 0;

  private constructor({ host = '127.0.0.1', port }: GateTarget) {
    this.#server = createServer(socket => {
      if (this.#isCut) {
        socket.destroy();
        return;
      }
      const target = connect({ host, port });
      target.on('error', () => this.#refusals++);
      this.#join(socket, target);
      this.#join(target, socket);
    });
  }

  /** Listens on loopback. */
  static async start(target: GateTarget): Promise<ConnectionGate> {
    const gate = new ConnectionGate(target);
    await new Promise<void>((resolve, reject) => {
      gate.#server.once('error', reject);
      gate.#server.listen({ host: '127.0.0.1', port: 0 }, resolve);
    });
    return gate;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many connections found nobody since {@link forget}. */
  get refusals(): number {
    return this.#refusals;
  }

  /** Counts from nothing again. */
  forget(): void {
    this.#refusals = 0;
  }

  /** Breaks all connections and lets nobody through, as when a server restarts. */
  cut(): void {
    this.#isCut = true;
    this.#sockets.forEach(socket => socket.destroy());
  }

  /** Lets everybody through again. */
  mend(): void {
    this.#isCut = false;
  }

  /**
   * Of what is connected now nothing passes any more, and nothing ends, as where
   * a router forgets connections. New ones pass.
   */
  silence(): void {
    this.#sockets.forEach(socket => socket.unpipe().pause());
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.cut();
    await closed;
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.pipe(to);
    from.on('error', () => to.destroy());
    from.once('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
