import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AddressInfo } from 'node:net';

/**
 * What becomes of a request: it never arrives, it arrives and its answer is lost,
 * or its token is one that has expired.
 */
export type Fault = 'lost' | 'answer-lost' | 'expired';

/** The way to an API server, which passes everything on until it is told otherwise. */
export class FaultyWay {
  /** Decides for each request; the URL has its query. */
  fault: (method: string, url: string) => Fault | undefined = () => undefined;
  readonly #server: Server;

  private constructor(target: { url: string; ca: string }) {
    this.#server = createServer((incoming, response) => {
      const { method = '', url = '' } = incoming;
      const fault = this.fault(method, url);
      if (fault === 'lost') {
        incoming.socket.destroy();
      } else {
        passOn(target, { incoming, response, fault });
      }
    });
  }

  /** @param target - `ca`: PEM of the authority that signed its certificate */
  static async start(target: { url: string; ca: string }): Promise<FaultyWay> {
    const way = new FaultyWay(target);
    await new Promise<void>(resolve => {
      way.#server.listen(0, '127.0.0.1', resolve);
    });
    return way;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

function passOn(
  target: { url: string; ca: string },
  passed: {
    incoming: IncomingMessage;
    response: ServerResponse;
    fault?: Fault;
  },
): void {
  const { incoming, response, fault } = passed;
  const { hostname, port } = new URL(target.url);
  const outgoing = httpsRequest(
    {
      hostname,
      port,
      ca: target.ca,
      method: incoming.method,
      path: incoming.url,
      headers: {
        ...incoming.headers,
        host: `${hostname}:${port}`,
        ...(fault === 'expired' && { authorization: 'Bearer expired' }),
      },
    },
    answer => {
      if (fault === 'answer-lost') {
        answer.resume().on('end', () => incoming.socket.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
