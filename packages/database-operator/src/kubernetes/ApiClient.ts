import http from 'http';
import https from 'https';
import { createInterface } from 'readline';
import { AnswerReader } from './AnswerReader';
import { ApiError, ApiStatus } from './ApiError';
import { Connection } from './credentials';

const TIMEOUT_MS = 15_000;

/** One request to the API server. */
export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  contentType?: string;
  accept?: string;
  /** 15000 by default. */
  timeoutMs?: number;
  /**
   * Maximum number of JSON values in the response; unlimited if omitted. An
   * empty object takes 3 bytes on the wire, but 60 in memory.
   */
  maxValues?: number;
  /** By default 16 MiB. */
  maxBytes?: number;
}

/** Called for each answered request, for metrics. */
export type RequestObserver = (seen: { method: string; code: number }) => void;

/**
 * Thin client over one keep-alive agent, so all requests share a few sockets.
 * It logs nothing and keeps no response, so that no Secret's value can be
 * retained.
 */
export class ApiClient {
  private readonly agent: https.Agent | http.Agent;
  private readonly base: URL;
  private readonly reader = new AnswerReader();
  private clock = { ms: Date.now(), at: performance.now() };

  constructor(
    private readonly connection: Connection,
    private readonly observe: RequestObserver = () => {},
  ) {
    this.base = new URL(connection.server);
    const { ca, cert, key } = connection;
    this.agent =
      this.base.protocol === 'http:'
        ? new http.Agent({ keepAlive: true })
        : new https.Agent({
            keepAlive: true,
            ca,
            cert,
            key,
            servername: connection.serverName,
            rejectUnauthorized: !connection.insecure,
          });
  }

  /** Namespace that the credentials belong to. */
  get namespace(): string {
    return this.connection.namespace;
  }

  /**
   * Current time of the API server, to the second, from its last response.
   * Timestamps taken here compare with those of other components, whatever this
   * machine's clock says.
   */
  get now(): Date {
    return new Date(this.clock.ms + performance.now() - this.clock.at);
  }

  /**
   * Sends one request and reads its JSON response.
   *
   * @throws ApiError for every status other than 2xx; with code 0 if there was
   *   no response within 15 s, or if it is too large
   */
  async request<T>(request: ApiRequest): Promise<T> {
    const { timeoutMs = TIMEOUT_MS, maxValues, maxBytes } = request;
    const answer = await this.send(request, { timeout: timeoutMs });
    return this.reader.read(answer, { timeoutMs, maxValues, maxBytes }, text =>
      this.parse<T>(answer, text),
    );
  }

  /**
   * Follows a watch and yields its events until the server ends it.
   *
   * @throws ApiError if the watch is refused or the connection breaks
   */
  async *watch(
    request: ApiRequest,
    signal: AbortSignal,
  ): AsyncGenerator<unknown> {
    const answer = await this.send(request, { signal });
    if (answer.statusCode !== 200) {
      await this.reader.read(answer, {}, text => this.parse(answer, text));
    }
    try {
      for await (const line of createInterface({ input: answer })) {
        if (line) {
          yield JSON.parse(line);
        }
      }
      if (!answer.complete) {
        throw new Error('the watch was cut');
      }
    } catch (error) {
      throw ApiError.noAnswer(error);
    } finally {
      answer.destroy();
    }
  }

  /** Closes idle sockets. */
  close(): void {
    this.agent.destroy();
  }

  private parse<T>(answer: http.IncomingMessage, text: string): T {
    const code = answer.statusCode ?? 0;
    if (code >= 200 && code < 300) {
      return JSON.parse(text) as T;
    }
    const retryAfter = Number(answer.headers['retry-after']) || undefined;
    const status = statusOf(text);
    throw new ApiError({
      ...status,
      code,
      details: {
        ...status.details,
        retryAfterSeconds: status.details?.retryAfterSeconds ?? retryAfter,
      },
    });
  }

  private send(
    request: ApiRequest,
    options: { timeout?: number; signal?: AbortSignal },
  ): Promise<http.IncomingMessage> {
    const { method = 'GET', body } = request;
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const transport = this.base.protocol === 'http:' ? http : https;
    return new Promise((resolve, reject) => {
      const fail = (error: unknown) => {
        this.observe({ method, code: 0 });
        reject(ApiError.noAnswer(error));
      };
      const sent = transport.request(this.urlOf(request), {
        method,
        agent: this.agent,
        headers: this.headersOf(request, payload),
        signal: options.signal,
      });
      if (options.timeout) {
        sent.setTimeout(options.timeout, () =>
          sent.destroy(new Error(`no answer in ${options.timeout} ms`)),
        );
      }
      sent.on('error', fail);
      sent.on('response', answer => {
        this.observe({ method, code: answer.statusCode ?? 0 });
        this.setClock(answer.headers.date);
        resolve(answer);
      });
      sent.end(payload);
    });
  }

  private setClock(date = ''): void {
    const ms = Date.parse(date);
    if (!Number.isNaN(ms)) {
      this.clock = { ms, at: performance.now() };
    }
  }

  private urlOf({ path, query = {} }: ApiRequest): URL {
    const url = new URL(this.base);
    url.pathname = url.pathname.replace(/\/$/, '') + path;
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    return url;
  }

  private headersOf(request: ApiRequest, payload: string | undefined) {
    const headers: Record<string, string> = {
      accept: request.accept ?? 'application/json',
      'user-agent': 'database-operator',
    };
    if (payload !== undefined) {
      headers['content-type'] = request.contentType ?? 'application/json';
      headers['content-length'] = String(Buffer.byteLength(payload));
    }
    const token = this.connection.token?.();
    if (token) {
      headers.authorization = `Bearer ${token}`;
    }
    return headers;
  }
}

function statusOf(text: string): ApiStatus {
  try {
    return JSON.parse(text) as ApiStatus;
  } catch {
    return { message: text.slice(0, 1024) };
  }
}
