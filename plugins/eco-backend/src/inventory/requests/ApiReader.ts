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
/** One answer that does not come must not use up the time of all others. */
const ANSWER_WITHIN_MS = 30_000;
const MAX_RETRY_WAIT_MS = 30_000;
const DEFAULT_RETRY_WAIT_MS = 1_000;

/** An answer that is JSON. */
export interface JsonAnswer {
  body: RawObject;
  /** To ask later whether it is still the same. */
  etag?: string;
  /** How long the body is, in characters. */
  length: number;
}

/** How to ask. */
export interface GetOptions {
  /** Media types; plain JSON where left out. */
  accept?: string;
  /** How long the whole answer may take, in milliseconds. Default: 30,000. */
  withinMs?: number;
}

/**
 * Sends GETs to one cluster. It waits and asks again when the API server answers
 * 429: right after a restart it does so for kinds that have many objects.
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
    /** How often an API server that is busy is asked in all. Default: 3. */
    attempts?: number;
  }) {
    this.#access = options.access;
    this.#cluster = options.cluster;
    this.#signal = options.signal;
    this.#attempts = options.attempts ?? MAX_ATTEMPTS;
  }

  /**
   * Asks for a JSON object.
   *
   * @param path - path and query
   * @throws {@link ReadFailure}
   */
  async get(path: string, options: GetOptions = {}): Promise<RawObject> {
    return (await this.getAnswer(path, options)).body;
  }

  /**
   * The same, with what else is known of the answer.
   *
   * @throws {@link ReadFailure}
   */
  getAnswer(path: string, options: GetOptions = {}): Promise<JsonAnswer> {
    return this.#ask(path, options, {}, toAnswer);
  }

  /**
   * Asks for a Kubernetes list.
   *
   * @param options - `cut`: what items have in another form
   * @param take - gets each item as soon as it came
   * @returns what stands around the items
   * @throws {@link ReadFailure}; some items were handed over by then
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
   * Asks for a JSON object that may be the same as before.
   *
   * @param etag - of the earlier answer
   * @returns undefined where it is
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
   * Asks for a body that comes bit by bit.
   *
   * @param read - reads the body of an answer that is none of an error; `askedAt`
   * is the time of the request by `performance.now()`
   * @throws {@link ReadFailure}
   */
  getStream<T>(
    path: string,
    options: GetOptions,
    read: (response: Response, askedAt: number) => Promise<T>,
  ): Promise<T> {
    // The portal holds compressed streams back until they end.
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
        // An access that another module brings may not listen to the signal.
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
        // Nobody waits for what is not wanted any more.
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
 * In milliseconds; `Retry-After` of an API server is in seconds.
 *
 * @returns undefined where it wants to be left alone for longer than can be
 * waited: asking earlier would be worse than not at all
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
