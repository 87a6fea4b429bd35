import { IncomingMessage } from 'http';
import { Agent, AgentOptions, request } from 'https';
import { text } from 'stream/consumers';
import { setTimeout as sleep } from 'timers/promises';
import { KubernetesError } from './KubernetesError';

/** Number of concurrent requests per client. */
export const PARALLEL_REQUESTS = 16;

const RETRIES_WHEN_BUSY = 8;
/** Longer than the API server's own timeout of 60 s, which it reports. */
const TIMEOUT_MS = 90_000;

/**
 * Error for a missing answer; whether the server executed the request is
 * unknown.
 */
export class NoAnswer extends Error {}

/** Address of the API server, and the credentials. */
export interface TransportOptions {
  /** `https://127.0.0.1:PORT` */
  url: string;
  /** PEM of the authority that signed the server's certificate. */
  ca: string;
  /** PEM of a client certificate and its key. */
  cert?: string;
  key?: string;
  /** Bearer token, if there is no certificate. */
  token?: string;
}

/** A request to the API server. */
export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Default: `application/json`. */
  contentType?: string;
  /** Media type of the answer. Default: `application/json`. */
  accept?: string;
  signal?: AbortSignal;
}

/**
 * Sends requests to one API server over a few persistent connections. Uses a
 * plain agent instead of `@kubernetes/client-node`, which opens a TLS
 * connection per request: too slow for several hundred objects.
 */
export class Transport {
  readonly #agent: Agent;
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    const tls: AgentOptions = {
      ca: options.ca,
      cert: options.cert,
      key: options.key,
    };
    this.#options = options;
    this.#agent = new Agent({
      ...tls,
      keepAlive: true,
      maxSockets: PARALLEL_REQUESTS,
    });
  }

  /**
   * Sends a request and reads the whole answer. Retries if the server is busy
   * (429), as it is right after its start.
   *
   * @throws KubernetesError if the answer is not 2xx, NoAnswer if there is none
   * in 90 s
   */
  async send(options: TransportRequest): Promise<string> {
    for (let attempt = 0; ; attempt++) {
      const response = await this.#sendOnce(options);
      const body = await text(response);
      const status = response.statusCode ?? 0;
      if (status >= 200 && status < 300) {
        return body;
      }
      if (status !== 429 || attempt === RETRIES_WHEN_BUSY) {
        const name = `${options.method} ${options.path}`;
        throw KubernetesError.fromBody(name, status, body);
      }
      const seconds = Number(response.headers['retry-after']) || 1;
      await sleep(Math.min(seconds, 5) * 1000, undefined, {
        signal: options.signal,
      });
    }
  }

  /** Closes the connections. Pending requests fail. */
  close(): void {
    this.#agent.destroy();
  }

  #sendOnce(options: TransportRequest): Promise<IncomingMessage> {
    const { method, path, body, signal } = options;
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers: Record<string, string | number> = {
      Accept: options.accept ?? 'application/json',
    };
    if (this.#options.token) {
      headers.Authorization = `Bearer ${this.#options.token}`;
    }
    if (payload !== undefined) {
      headers['Content-Type'] = options.contentType ?? 'application/json';
      headers['Content-Length'] = Buffer.byteLength(payload);
    }
    return new Promise((resolve, reject) => {
      const url = new URL(path, this.#options.url);
      const outgoing = request(
        url,
        { method, headers, agent: this.#agent, signal, timeout: TIMEOUT_MS },
        resolve,
      );
      outgoing.on('timeout', () =>
        outgoing.destroy(
          new NoAnswer(
            `${method} ${path}: no answer within ${TIMEOUT_MS / 1000} s`,
          ),
        ),
      );
      outgoing.on('error', reject);
      outgoing.end(payload);
    });
  }
}
