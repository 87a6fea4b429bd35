import {
  isError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { EcoRequestOptions } from './EcoApi';

/** Timeout of a GET. Gateways rarely wait longer. */
const READ_TIMEOUT_SECONDS = 30;

/**
 * Dependencies of Eco's API clients. In the browser, pass the discovery and
 * fetch APIs; in a backend, the discovery service (`fetchApi` defaults to the
 * global fetch).
 *
 * @public
 */
export interface EcoClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/**
 * HTTP client for Eco's backend.
 *
 * @throws `ResponseError` with the backend's message, if the backend refuses
 *   the request
 * @throws `ServiceUnavailableError` if nothing answers
 * @throws `NotFoundError` if the response is not JSON: the backend is not
 *   installed
 * @throws `TypeError` if the response has an unexpected shape
 */
export class EcoHttp {
  readonly #discoveryApi: EcoClientOptions['discoveryApi'];
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: EcoClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch };
  }

  /** Sends a GET and parses the JSON response, an object. */
  async get<T>(path: string, options?: EcoRequestOptions): Promise<T> {
    const timeout = AbortSignal.timeout(READ_TIMEOUT_SECONDS * 1000);
    const signal = options?.signal
      ? AbortSignal.any([options.signal, timeout])
      : timeout;
    return readJson(
      await this.#fetch({
        method: 'GET',
        path,
        options: { ...options, signal },
      }),
    );
  }

  /** Sends a GET and returns the `items` of the JSON response. */
  async items<T>(path: string, options?: EcoRequestOptions): Promise<T[]> {
    const { items } = await this.get<{ items: T[] }>(path, options);
    if (!Array.isArray(items)) {
      throw new TypeError(`${path} answered without items`);
    }
    return items;
  }

  /** Sends a GET and returns the response as a file, without a timeout. */
  async file(path: string, options?: EcoRequestOptions): Promise<Blob> {
    const response = await this.#fetch({ method: 'GET', path, options });
    return response.blob();
  }

  /** Sends a request and ignores the response body. */
  async send(
    method: 'POST',
    path: string,
    options?: EcoRequestOptions,
  ): Promise<void> {
    await this.#fetch({ method, path, options });
  }

  /** Sends a request with an optional body and parses the JSON response. */
  async exchange<T>(
    request: { method: 'POST' | 'PUT' | 'DELETE'; path: string; body?: object },
    options?: EcoRequestOptions,
  ): Promise<T> {
    return readJson(await this.#fetch({ ...request, options }));
  }

  async #fetch(request: {
    method: string;
    path: string;
    body?: object;
    options?: EcoRequestOptions;
  }): Promise<Response> {
    const { method, path, body, options } = request;
    const baseUrl = await this.#discoveryApi.getBaseUrl('eco');
    const response = await this.#fetchApi
      .fetch(`${baseUrl}${path}`, {
        method,
        headers: {
          ...(options?.token && { Authorization: `Bearer ${options.token}` }),
          ...(body && { 'Content-Type': 'application/json' }),
        },
        body: body && JSON.stringify(body),
        signal: options?.signal,
      })
      .catch(error => {
        throw toUnreachable(error);
      });
    if (!response.ok) {
      throw await toFailure(response);
    }
    return response;
  }
}

/**
 * Parses a JSON object. A portal without the Eco backend answers unknown paths
 * with its own HTML page.
 */
async function readJson<T>(response: Response): Promise<T> {
  if (!isJson(response)) {
    throw new NotFoundError(
      `${response.url} answered with a page instead of data: the Eco backend is not installed there`,
    );
  }
  const body: unknown = await response.json().catch(error => {
    // Aborted and truncated responses end up here too; only a SyntaxError means
    // that a complete response was malformed.
    throw isError(error) && error.name === 'SyntaxError'
      ? new TypeError(`${response.url} answered with broken JSON`)
      : toUnreachable(error);
  });
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new TypeError(`${response.url} answered with no object`);
  }
  return body as T;
}

/**
 * Maps a network error to a ServiceUnavailableError. The caller's own abort is
 * returned unchanged.
 */
function toUnreachable(error: unknown): unknown {
  if (!isError(error) || error.name === 'AbortError') {
    return error;
  }
  return new ServiceUnavailableError(
    error.name === 'TimeoutError'
      ? `The backend did not answer within ${READ_TIMEOUT_SECONDS} seconds`
      : `The backend could not be reached: ${error.message}`,
  );
}

/**
 * Builds a ResponseError with the backend's own message. A response from a
 * proxy in between (HTML, or other JSON) keeps the generic message with the
 * status.
 */
async function toFailure(response: Response): Promise<ResponseError> {
  const failure = await ResponseError.fromResponse(response);
  const { message } = failure.cause;
  // Backstage's generic message for a body that is not its own error format.
  if (message && !message.startsWith('Request failed with status ')) {
    failure.message = message;
  }
  return failure;
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.includes('json') ?? false;
}

/**
 * Builds a URL's query string, including the question mark; empty if there are
 * no parameters. A list repeats its parameter. Undefined values and empty lists
 * are omitted.
 */
export function toQuery(
  parameters: Record<
    string,
    string | number | boolean | readonly string[] | undefined
  >,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of value === undefined ? [] : [value].flat()) {
      query.append(name, String(each));
    }
  }
  return query.size === 0 ? '' : `?${query}`;
}
