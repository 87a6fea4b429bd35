import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/**
 * A way to a server that can be cut, as when the server is restarted: what runs
 * breaks off, and nobody gets through until it is mended.
 */
export class CuttableProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(target: { host: string; port: number }) {
    this.#server = createServer(client => {
      if (this.#isCut) {
        client.destroy();
        return;
      }
      const upstream = connect(target);
      this.#join(client, upstream);
      this.#join(upstream, client);
    });
  }

  /** Begins to listen on loopback. */
  static async start(target: {
    host: string;
    port: number;
  }): Promise<CuttableProxy> {
    const proxy = new CuttableProxy(target);
    await new Promise<void>(done => proxy.#server.listen(0, '127.0.0.1', done));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Breaks all connections, and lets nobody through. */
  cut(): void {
    this.#isCut = true;
    this.#sockets.forEach(socket => socket.destroy());
  }

  /** Lets everybody through again. */
  mend(): void {
    this.#isCut = false;
  }

  /** Ends it. */
  stop(): void {
    this.cut();
    this.#server.close();
  }

  #join(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('error', () => {});
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    from.pipe(to);
  }
}
