import { loopbackCertificate } from 'control-plane';
import {
  everything,
  Exchange,
  FaultProxy,
  FaultSet,
  ProxyTarget,
} from 'fault-injection';

/** A request through the proxy. */
export interface CountedRequest {
  /** Time of arrival, in milliseconds since 1970. */
  at: number;
  method: string;
  /** Path and query. */
  path: string;
  /** Accept header; empty if not sent. */
  accept: string;
  /** Undefined if there was no answer. */
  status?: number;
  /** Size of the answer's body on the wire, still compressed, in bytes. */
  bytes: number;
  /** Whether the answer has ended, complete or cut off. */
  ended: boolean;
}

/** A running proxy. */
export interface CountingProxy {
  url: string;
  /** PEM of the authority that signed its certificate. */
  ca: string;
  /** All requests since the start, in order of arrival. */
  readonly requests: readonly CountedRequest[];
  /** Closes open connections and stops. */
  stop(): Promise<void>;
}

/**
 * Starts an HTTPS server on loopback that forwards every request unchanged and
 * counts it. The caller's credentials are passed on.
 */
export async function startCountingProxy(
  target: ProxyTarget,
): Promise<CountingProxy> {
  const { ca, ...tls } = await loopbackCertificate('counting proxy');
  const requests: CountedRequest[] = [];
  const counter = new FaultSet();
  counter.strike({
    matches: everything,
    strike: exchange => count(exchange, requests),
  });
  const proxy = await FaultProxy.start({ target, tls, faults: [counter] });
  return { url: proxy.url, ca, requests, stop: () => proxy.stop() };
}

async function count(
  exchange: Exchange,
  requests: CountedRequest[],
): Promise<void> {
  const counted: CountedRequest = {
    at: Date.now(),
    method: exchange.method,
    path: exchange.url,
    accept: exchange.headers.accept ?? '',
    bytes: 0,
    ended: false,
  };
  requests.push(counted);
  try {
    await exchange.pass({}, answer => {
      counted.status = answer.statusCode;
      answer.on('data', (chunk: Buffer) => {
        counted.bytes += chunk.byteLength;
      });
    });
  } finally {
    counted.ended = true;
  }
}
