import {
  createServer as createPlainServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { createServer, Server as SecureServer } from 'node:https';
import { AddressInfo, Socket } from 'node:net';
import { KeyPair } from 'control-plane';
import { Exchange } from './Exchange';
import { FaultSet } from './FaultSet';
import { ProxyTarget, Upstream } from './Upstream';

/** Options of a proxy. */
export interface FaultProxyOptions {
  target: ProxyTarget;
  /** Its certificate; plain HTTP if omitted. */
  tls?: KeyPair;
  /** Tried in order for each request, until one handles it. */
  faults: readonly FaultSet[];
}

/**
 * A proxy on loopback in front of a server. Forwards everything unchanged,
 * except requests that a fault strikes.
 */
export class FaultProxy {
  readonly #server: Server | SecureServer;
  readonly #upstream: Upstream;
  readonly #options: FaultProxyOptions;
  readonly #rawSockets = new Map<number, Socket>();
  /** Connections that carried a request. */
  readonly #asked = new WeakSet<Socket>();
  #port = 0;
  #refused: FaultSet | undefined;

  private constructor(options: FaultProxyOptions) {
    this.#options = options;
    this.#upstream = new Upstream(options.target);
    const listener = (incoming: IncomingMessage, response: ServerResponse) =>
      this.#listen(incoming, response);
    this.#server = options.tls
      ? createServer(options.tls, listener)
      : createPlainServer(listener);
    this.#server.on('connection', (socket: Socket) => this.#keep(socket));
    this.#server.on('secureConnection', (socket: Socket) =>
      this.#countRefused(socket),
    );
    this.#server.on('tlsClientError', () => this.#refused?.count());
  }

  static async start(options: FaultProxyOptions): Promise<FaultProxy> {
    const proxy = new FaultProxy(options);
    await proxy.open();
    return proxy;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    const scheme = this.#options.tls ? 'https' : 'http';
    return `${scheme}://127.0.0.1:${this.#port}`;
  }

  /** Forwards to another server from now on. */
  set target(target: ProxyTarget) {
    this.#upstream.target = target;
  }

  /**
   * Presents a certificate that callers refuse, until the usual one is
   * restored.
   *
   * @param counter - counts each connection without a request
   */
  showWrongCertificate(tls: KeyPair, counter: FaultSet): void {
    this.#refused = counter;
    this.#show(tls);
  }

  /** Presents its own certificate again. */
  showCertificate(): void {
    this.#refused = undefined;
    if (this.#options.tls) {
      this.#show(this.#options.tls);
    }
  }

  /** Listens, on the same port as before if there was one. */
  async open(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen({ host: '127.0.0.1', port: this.#port }, resolve);
    });
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Stops listening, so that the port refuses connections. */
  async close(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#cutAll();
    await closed;
  }

  /** Closes the proxy permanently. */
  async stop(): Promise<void> {
    await this.close();
    this.#upstream.close();
  }

  #listen(incoming: IncomingMessage, response: ServerResponse): void {
    this.#asked.add(incoming.socket);
    const exchange = new Exchange({
      incoming,
      response,
      forward: (request, changes) => this.#upstream.forward(request, changes),
      rawSocket: this.#rawSockets.get(incoming.socket.remotePort ?? 0),
    });
    // Closes the connection on an error, as when a server exits.
    this.#handle(exchange).catch(() => exchange.cut());
  }

  async #handle(exchange: Exchange): Promise<void> {
    for (const faults of this.#options.faults) {
      if (await faults.take(exchange)) {
        return;
      }
    }
    await exchange.pass();
  }

  #show(tls: KeyPair): void {
    (this.#server as SecureServer).setSecureContext(tls);
    this.#cutAll();
  }

  #cutAll(): void {
    for (const socket of this.#rawSockets.values()) {
      socket.destroy();
    }
  }

  /**
   * Counts connections without a request, as a caller may refuse a certificate
   * after the handshake.
   */
  #countRefused(socket: Socket): void {
    const counter = this.#refused;
    socket.once('close', () => {
      if (!this.#asked.has(socket)) {
        counter?.count();
      }
    });
  }

  #keep(socket: Socket): void {
    const port = socket.remotePort ?? 0;
    this.#rawSockets.set(port, socket);
    socket.on('error', () => {});
    socket.once('close', () => this.#rawSockets.delete(port));
  }
}
