import {
  Agent as PlainAgent,
  IncomingMessage,
  request as plain,
} from 'node:http';
import { Agent, createServer, request as secure } from 'node:https';
import { ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { Authority } from 'demo-cluster';

/** One request as it went over the proxy. */
export interface CountedRequest {
  /** When it came, in milliseconds since 1970. */
  at: number;
  method: string;
  /** Path and query. */
  path: string;
  /** What the caller asked for, empty where it did not say. */
  accept: string;
  /** Undefined where no answer came. */
  status?: number;
  /** Body of the answer in bytes, as on the wire: not decompressed. */
  bytes: number;
  /** True once the answer has ended, whole or cut. */
  ended: boolean;
}

/** Where the proxy leads to. */
export interface ProxyTarget {
  /** With a path where the API is not at the root. */
  url: string;
  /** PEM of the authority of an `https` target. */
  ca?: string;
}

/** A proxy that runs. */
export interface CountingProxy {
  url: string;
  /** PEM of the authority that signed its certificate. */
  ca: string;
  /** What has gone over it since its start, in the order of arrival. */
  readonly requests: readonly CountedRequest[];
  /** Cuts off what is under way, and stops. */
  stop(): Promise<void>;
}

/** These belong to one connection. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding'];

/**
 * Starts an HTTPS server on loopback that passes every request on as it is and
 * counts it. Credentials are those of the caller.
 */
export async function startCountingProxy(
  target: ProxyTarget,
): Promise<CountingProxy> {
  const authority = await Authority.create('eco-bench');
  const { cert, key } = await authority.issue({
    commonName: 'counting proxy',
    addresses: { ips: ['127.0.0.1'], names: ['localhost'] },
  });
  const forward = forwarderTo(target);
  const requests: CountedRequest[] = [];
  const server = createServer({ cert, key }, (incoming, response) => {
    const counted: CountedRequest = {
      at: Date.now(),
      method: incoming.method ?? '',
      path: incoming.url ?? '/',
      accept: incoming.headers.accept ?? '',
      bytes: 0,
      ended: false,
    };
    requests.push(counted);
    pass(incoming, response, forward, counted)
      .catch(() => response.destroy())
      .finally(() => {
        counted.ended = true;
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ca: authority.cert,
    requests,
    async stop() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
      forward.close();
    },
  };
}

async function pass(
  incoming: IncomingMessage,
  response: ServerResponse,
  forward: Forwarder,
  counted: CountedRequest,
): Promise<void> {
  const answer = await forward.send(incoming, response);
  counted.status = answer.statusCode;
  answer.on('data', (chunk: Buffer) => {
    counted.bytes += chunk.byteLength;
  });
  response.writeHead(answer.statusCode ?? 502, withoutHopByHop(answer.headers));
  // A watch that is silent has to show that it has begun.
  response.flushHeaders();
  await pipeline(answer, response);
}

interface Forwarder {
  send(
    incoming: IncomingMessage,
    response: ServerResponse,
  ): Promise<IncomingMessage>;
  close(): void;
}

function forwarderTo(target: ProxyTarget): Forwarder {
  const url = new URL(target.url);
  const isSecure = url.protocol === 'https:';
  const agent = isSecure
    ? new Agent({ keepAlive: true, ca: target.ca })
    : new PlainAgent({ keepAlive: true });
  const base = url.pathname.replace(/\/$/, '');
  return {
    send: (incoming, response) =>
      new Promise((resolve, reject) => {
        const outgoing = (isSecure ? secure : plain)(
          {
            agent,
            host: url.hostname,
            port: url.port,
            method: incoming.method,
            path: base + incoming.url,
            headers: { ...withoutHopByHop(incoming.headers), host: url.host },
          },
          resolve,
        );
        outgoing.once('error', reject);
        // Nobody waits for the answer any more: the API server need not work on.
        response.once('close', () => outgoing.destroy());
        pipeline(incoming, outgoing).catch(reject);
      }),
    close: () => agent.destroy(),
  };
}

function withoutHopByHop<T extends Record<string, unknown>>(headers: T): T {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)),
  ) as T;
}
