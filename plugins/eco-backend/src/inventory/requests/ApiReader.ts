import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { RawObject } from '@backstage-eco/plugin-eco-recognition';
import { untilAborted } from '../../clusters';
import { ItemCut } from './ItemScanner';
import { toReadFailure } from './ReadFailure';
import { readBody } from './readBody';
import { ListEnvelope, parseObject, readItems } from './readItems';
import { toRefusal } from './toRefusal';

const MAX_ATTEMPTS = 3;
/** Keeps one hanging request from using up the time of all others. */
const ANSWER_WITHIN_MS = 30_000;
const MAX_RETRY_WAIT_MS = 30_000;
const DEFAULT_RETRY_WAIT_MS = 1_000;

/** A JSON answer. */
export interface JsonAnswer {
  body: RawObject;
  /** ETag for a later conditional request. */
  etag?: string;
  /** Length of the body, in characters. */
  length: number;
}

/** Options of a GET request. */
export interface GetOptions {
  /** Accepted media types. Default: plain JSON. */
  accept?: string;
  /** Timeout for the whole answer, in milliseconds. Default: 30,000. */
  withinMs?: number;
}

/**
 * Sends GET requests to one cluster. It waits and retries if the API server
 * answers 429, which happens right after a restart for kinds with many objects.
 */
export class ApiReader {
  readonly #access: ClusterAccess;
  readonly #cluster: string;
  readonly #signal: AbortSignal | undefined;
  readonly #attempts: number;

  constructor(options: {
    access: ClusterAccess;
    cluster: string;
    signal?: AbortSignal;
    /** Maximum attempts if the API server is busy. Default: 3. */
    attempts?: number;
  }) {
    this.#access = options.access;
    this.#cluster = options.cluster;
    this.#signal = options.signal;
    this.#attempts = options.attempts ?? MAX_ATTEMPTS;
  }

  /**
   * Reads a JSON object.
   *
   * @param path - path and query
   * @throws {@link ReadFailure}
   */
  async get(path: string, options: GetOptions = {}): Promise<RawObject> {
    return (await this.getAnswer(path, options)).body;
  }

  /**
   * Reads a JSON object, and returns it with ETag and length.
   *
   * @throws {@link ReadFailure}
   */
  getAnswer(path: string, options: GetOptions = {}): Promise<JsonAnswer> {
    return this.#ask(path, options, {}, toAnswer);
  }

  /**
   * Reads a Kubernetes list.
   *
   * @param options - `cut`: which parts of items to replace before parsing
   * @param take - receives each item as soon as it arrives
   * @returns the list without its items
   * @throws {@link ReadFailure}, possibly after some items were passed to
   * `take`
   */
  getList(
    path: string,
    options: GetOptions & { cut?: ItemCut },
    take: (item: RawObject) => void,
  ): Promise<ListEnvelope> {
    return this.#ask(path, options, {}, async response => {
      if (!response.ok) {
        throw await toRefusal(response);
      }
      return readItems(response, take, options.cut);
    });
  }

  /**
   * Reads a JSON object if it has changed.
   *
   * @param etag - ETag of the earlier answer
   * @returns undefined if unchanged
   * @throws {@link ReadFailure}
   */
  getChanged(
    path: string,
    options: GetOptions & { etag: string },
  ): Promise<JsonAnswer | undefined> {
    const headers = { 'If-None-Match': options.etag };
    return this.#ask(path, options, headers, async response =>
      response.status === 304 ? undefined : toAnswer(response),
    );
  }

  /**
   * Reads a streamed body.
   *
   * @param read - reads the body of a successful answer; `askedAt` is the time
   * of the request by `performance.now()`
   * @throws {@link ReadFailure}
   */
  getStream<T>(
    path: string,
    options: GetOptions,
    read: (response: Response, askedAt: number) => Promise<T>,
  ): Promise<T> {
    // The portal buffers compressed streams until they end.
    const headers = { 'Accept-Encoding': 'identity' };
    return this.#ask(path, options, headers, async (response, askedAt) => {
      if (!response.ok) {
        throw await toRefusal(response);
      }
      return read(response, askedAt);
    });
  }

  async #ask<T>(
    path: string,
    options: GetOptions,
    headers: Record<string, string>,
    read: (response: Response, askedAt: number) => Promise<T>,
  ): Promise<T> {
    const { accept = 'application/json', withinMs = ANSWER_WITHIN_MS } =
      options;
    const request = { headers: { Accept: accept, ...headers } };
    for (let attempt = 1; ; attempt++) {
      const signal = this.#within(withinMs);
      const askedAt = performance.now();
      try {
        // An access from another module may ignore the signal.
        const response = await untilAborted(
          this.#access.request(this.#cluster, path, { ...request, signal }),
          signal,
        );
        const waitMs =
          response.status === 429 && attempt < this.#attempts
            ? retryWait(response)
            : undefined;
        if (waitMs === undefined) {
          return await untilAborted(read(response, askedAt), signal);
        }
        // The unused body may fail to close; nothing depends on it.
        response.body?.cancel().catch(() => {});
        await sleep(waitMs, undefined, { signal: this.#signal });
      } catch (error) {
        throw toReadFailure(error, signal);
      }
    }
  }

  #within(ms: number): AbortSignal {
    const timeout = AbortSignal.timeout(ms);
    return this.#signal ? AbortSignal.any([this.#signal, timeout]) : timeout;
  }
}

/**
 * Returns the wait before a retry, in milliseconds. `Retry-After` of an API
 * server is in seconds.
 *
 * @returns undefined if the server asks for a longer wait than allowed:
 * retrying earlier would be worse than not at all
 */
function retryWait(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  if (!Number.isFinite(seconds) || seconds < 0) {
    return DEFAULT_RETRY_WAIT_MS;
  }
  const waitMs = seconds * 1000;
  return waitMs <= MAX_RETRY_WAIT_MS ? waitMs : undefined;
}

async function toAnswer(response: Response): Promise<JsonAnswer> {
  if (!response.ok) {
    throw await toRefusal(response);
  }
  const text = await readBody(response);
  const body = parseObject(text);
  const etag = response.headers.get('etag') ?? undefined;
  return { body, length: text.length, ...(etag && { etag }) };
}
