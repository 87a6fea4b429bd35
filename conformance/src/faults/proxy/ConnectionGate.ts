import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/**
 * Passes TCP connections on to a port of loopback as they are, and counts those
 * that find nobody there.
 */
export class ConnectionGate {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #refusals = 0;

  private constructor(targetPort: number) {
    this.#server = createServer(socket => {
      const target = connect({ host: '127.0.0.1', port: targetPort });
      target.on('error', () => this.#refusals++);
      this.#join(socket, target);
      this.#join(target, socket);
    });
  }

  static async start(targetPort: number): Promise<ConnectionGate> {
    const gate = new ConnectionGate(targetPort);
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

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    for (const socket of this.#sockets) {
      socket.destroy();
    }
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
