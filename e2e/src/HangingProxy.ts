import { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, request, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { Authority, KeyPair } from 'demo-cluster';

/**
 * A proxy on loopback before an API server: it passes everything on, and can let
 * requests hang.
 */
export class HangingProxy {
  /** Requests for this path get no answer. Undefined: all are passed on. */
  hangs: string | undefined;
  /** How many requests hung. */
  struck = 0;
  /** PEM of the authority that signed the proxy's certificate. */
  readonly ca: string;
  readonly #server: Server;

  private constructor(
    tls: KeyPair,
    target: { url: string; ca: string },
    ca: string,
  ) {
    this.ca = ca;
    this.#server = createServer(tls, (incoming, response) => {
      if (incoming.url?.split('?')[0] === this.hangs) {
        this.struck++;
      } else {
        passOn(target, incoming, response);
      }
    });
  }

  /** @param target - `ca`: PEM of the authority that signed its certificate */
  static async start(target: {
    url: string;
    ca: string;
  }): Promise<HangingProxy> {
    const authority = await Authority.create('e2e');
    const tls = await authority.issue({
      commonName: 'hanging proxy',
      addresses: { ips: ['127.0.0.1'], names: ['localhost'] },
    });
    const proxy = new HangingProxy(tls, target, authority.cert);
    await new Promise<void>(resolve => {
      proxy.#server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get url(): string {
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Ends it, with whatever hangs in it. */
  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

function passOn(
  { url, ca }: { url: string; ca: string },
  incoming: IncomingMessage,
  response: ServerResponse,
): void {
  const { hostname, port } = new URL(url);
  const outgoing = request(
    {
      hostname,
      port,
      ca,
      method: incoming.method,
      path: incoming.url,
      headers: { ...incoming.headers, host: `${hostname}:${port}` },
    },
    answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
