import { loopbackCertificate } from 'control-plane';
import {
  everything,
  Exchange,
  FaultProxy,
  FaultSet,
  ProxyTarget,
} from 'fault-injection';

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

/**
 * Starts an HTTPS server on loopback that passes every request on as it is and
 * counts it. Credentials are those of the caller.
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
