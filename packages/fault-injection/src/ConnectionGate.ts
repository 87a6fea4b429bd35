import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/** Target of a gate. */
export interface GateTarget {
  /** Loopback by default. */
  host?: string;
  port: number;
}

/**
 * Forwards TCP connections to a server unchanged, until they are cut or
 * silenced. Counts connections that the server refuses.
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

  /** Number of refused connections since {@link forget}. */
  get refusals(): number {
    return this.#refusals;
  }

  /** Resets the count. */
  forget(): void {
    this.#refusals = 0;
  }

  /** Closes all connections and accepts no more, as when a server restarts. */
  cut(): void {
    this.#isCut = true;
    this.#sockets.forEach(socket => socket.destroy());
  }

  /** Accepts connections again. */
  mend(): void {
    this.#isCut = false;
  }

  /**
   * Stops forwarding on open connections without closing them, as when a router
   * drops its state. New connections pass.
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
