import {
  IncomingHttpHeaders,
  IncomingMessage,
  ServerResponse,
} from 'node:http';
import { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';

/** Changes to a forwarded request. */
export interface Changes {
  /** Path and query that replace the received ones. */
  path?: string;
  /** Merged over the received headers; undefined removes one. */
  headers?: Record<string, string | undefined>;
}

/**
 * Forwards a request to the server behind the proxy, until the signal aborts.
 */
export type Forward = (
  incoming: IncomingMessage,
  options: Changes & { signal: AbortSignal },
) => Promise<IncomingMessage>;

/** A response that was read completely. */
export interface WholeAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Decompressed. */
  body: Buffer;
}

/** One request to a fault proxy, and the ways to respond. */
export class Exchange {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly #incoming: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #forward: Forward;
  readonly #rawSocket: Socket | undefined;
  readonly #left = new AbortController();

  constructor(options: {
    incoming: IncomingMessage;
    response: ServerResponse;
    forward: Forward;
    /** The socket below TLS, the only one that can be reset. */
    rawSocket: Socket | undefined;
  }) {
    this.method = options.incoming.method ?? '';
    this.url = options.incoming.url ?? '/';
    const { pathname, searchParams } = new URL(this.url, 'http://proxy');
    this.path = pathname;
    this.query = searchParams;
    this.headers = options.incoming.headers;
    this.#incoming = options.incoming;
    this.#response = options.response;
    this.#forward = options.forward;
    this.#rawSocket = options.rawSocket;
    this.#response.once('close', () => {
      if (!this.#response.writableFinished) {
        this.#left.abort();
      }
    });
  }

  /** Whether the request is a watch, whose response is a stream of events. */
  get isWatch(): boolean {
    return ['1', 'true'].includes(this.query.get('watch') ?? '');
  }

  /**
   * Forwards the request and its response unchanged.
   *
   * @param onAnswer - called with the response before its body, which it may
   *   listen to
   */
  async pass(
    changes: Changes = {},
    onAnswer?: (answer: IncomingMessage) => void,
  ): Promise<void> {
    const answer = await this.#send(changes);
    onAnswer?.(answer);
    this.begin(answer.statusCode ?? 502, endToEnd(answer.headers));
    await pipeline(answer, this.#response);
  }

  /** Forwards the request and reads the whole response, without responding. */
  async ask(changes: Changes = {}): Promise<WholeAnswer> {
    // Prevents a 304, so that the response has a body.
    const headers = { 'if-none-match': undefined, ...changes.headers };
    const answer = await this.#send({ ...changes, headers });
    const body = await buffer(answer);
    const {
      'content-encoding': encoding,
      'content-length': _,
      ...kept
    } = endToEnd(answer.headers);
    return {
      status: answer.statusCode ?? 502,
      headers: kept,
      body: encoding === 'gzip' ? gunzipSync(body) : body,
    };
  }

  /** Sends the response header at once. */
  begin(status: number, headers: IncomingHttpHeaders = {}): void {
    this.#response.writeHead(status, headers);
    this.#response.flushHeaders();
  }

  /** Sends a chunk of the body; resolves once it has left this process. */
  write(piece: Buffer | string): Promise<void> {
    return new Promise(resolve => {
      this.#response.write(piece, () => resolve());
    });
  }

  /** Sends a complete response. */
  answer(
    status: number,
    body: Buffer | string,
    headers: IncomingHttpHeaders = {},
  ): void {
    this.#response.writeHead(status, {
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    });
    this.#response.end(body);
  }

  /** Ends a response that was begun. */
  end(): void {
    this.#response.end();
  }

  /** Closes the connection, whatever was sent so far. */
  cut(): void {
    this.#incoming.socket.destroy();
  }

  /** Resets the connection (TCP RST). */
  reset(): void {
    this.#rawSocket?.resetAndDestroy();
  }

  /** Resolves when the caller has disconnected or has the whole response. */
  gone(): Promise<void> {
    return new Promise(resolve => {
      if (this.isGone) {
        resolve();
      } else {
        this.#response.once('close', resolve);
      }
    });
  }

  /** Whether nobody waits for the response any more. */
  get isGone(): boolean {
    return this.#response.closed;
  }

  #send(changes: Changes): Promise<IncomingMessage> {
    const { signal } = this.#left;
    return this.#forward(this.#incoming, { ...changes, signal });
  }
}

const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding'];

/** Removes the headers that belong to a single connection. */
export function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)),
  );
}
