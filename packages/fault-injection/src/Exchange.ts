import {
  IncomingHttpHeaders,
  IncomingMessage,
  ServerResponse,
} from 'node:http';
import { Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';

/** How a request is changed on its way. */
export interface Changes {
  /** Path and query instead of those that came. */
  path?: string;
  /** Laid over those that came; undefined takes one away. */
  headers?: Record<string, string | undefined>;
}

/** Asks the server behind the proxy, until the signal calls it off. */
export type Forward = (
  incoming: IncomingMessage,
  options: Changes & { signal: AbortSignal },
) => Promise<IncomingMessage>;

/** An answer that was read whole. */
export interface WholeAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Decompressed. */
  body: Buffer;
}

/** One request that reached a fault proxy, and the ways to answer it. */
export class Exchange {
  readonly method: string;
  /** Path and query, as they came. */
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
    /** Under TLS, which alone can be reset. */
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

  /** Whether the request is a watch: its answer is a stream of events. */
  get isWatch(): boolean {
    return ['1', 'true'].includes(this.query.get('watch') ?? '');
  }

  /**
   * Passes the request and its answer on as they are.
   *
   * @param onAnswer - sees the answer before its body, which it may listen to
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

  /** Asks the server and reads its answer whole; sends nothing. */
  async ask(changes: Changes = {}): Promise<WholeAnswer> {
    // What is kept of an earlier answer must not spare this one.
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

  /** Sends the head of an answer at once. */
  begin(status: number, headers: IncomingHttpHeaders = {}): void {
    this.#response.writeHead(status, headers);
    this.#response.flushHeaders();
  }

  /** Sends a piece of the body; resolves when it has left this process. */
  write(piece: Buffer | string): Promise<void> {
    return new Promise(resolve => {
      this.#response.write(piece, () => resolve());
    });
  }

  /** Sends a whole answer. */
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

  /** Ends an answer that was begun. */
  end(): void {
    this.#response.end();
  }

  /** Closes the connection in the middle of whatever was sent. */
  cut(): void {
    this.#incoming.socket.destroy();
  }

  /** Resets the connection (TCP RST). */
  reset(): void {
    this.#rawSocket?.resetAndDestroy();
  }

  /** Resolves when the caller has gone, or has all of the answer. */
  gone(): Promise<void> {
    return new Promise(resolve => {
      if (this.isGone) {
        resolve();
      } else {
        this.#response.once('close', resolve);
      }
    });
  }

  /** Whether nobody waits for the answer any more. */
  get isGone(): boolean {
    return this.#response.closed;
  }

  #send(changes: Changes): Promise<IncomingMessage> {
    const { signal } = this.#left;
    return this.#forward(this.#incoming, { ...changes, signal });
  }
}

const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding'];

/** Headers without those that belong to one connection. */
export function endToEnd(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name)),
  );
}
