import {
  isError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { EcoRequestOptions } from './EcoApi';

/** How long an answer may take. What a gateway gives up on takes no longer. */
const READ_WITHIN_SECONDS = 30;

/**
 * What a client of Eco needs. The discovery and fetch APIs of the browser fit,
 * and so do the discovery service and global fetch of a backend.
 *
 * @public
 */
export interface EcoClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

/**
 * HTTP to Eco's backend. What the backend refuses is a `ResponseError` whose
 * message is the backend's reason. Where nothing answers it is a
 * `ServiceUnavailableError`, and a `TypeError` where the answer has another form.
 */
export class EcoHttp {
  readonly #discoveryApi: EcoClientOptions['discoveryApi'];
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: EcoClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch };
  }

  /** Reads a JSON body. */
  async get<T>(path: string, options?: EcoRequestOptions): Promise<T> {
    const limit = AbortSignal.timeout(READ_WITHIN_SECONDS * 1000);
    const signal = options?.signal
      ? AbortSignal.any([options.signal, limit])
      : limit;
    return readJson(
      await this.#fetch({
        method: 'GET',
        path,
        options: { ...options, signal },
      }),
    );
  }

  /** Reads a JSON body that is a list of items. */
  async items<T>(path: string, options?: EcoRequestOptions): Promise<T[]> {
    const { items } = await this.get<{ items: T[] }>(path, options);
    if (!Array.isArray(items)) {
      throw new TypeError(`${path} answered without items`);
    }
    return items;
  }

  /** Reads a file. */
  async file(path: string, options?: EcoRequestOptions): Promise<Blob> {
    const response = await this.#fetch({ method: 'GET', path, options });
    return response.blob();
  }

  /** Sends a request whose answer has no body that matters. */
  async send(
    method: 'POST',
    path: string,
    options?: EcoRequestOptions,
  ): Promise<void> {
    await this.#fetch({ method, path, options });
  }

  /** Sends a request, with a body where there is one, and reads a JSON body. */
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

/** A portal without this backend answers unknown paths with its own page. */
async function readJson<T>(response: Response): Promise<T> {
  if (!isJson(response)) {
    throw new NotFoundError(
      `${response.url} answered with a page instead of data: the Eco backend is not installed there`,
    );
  }
  const body: unknown = await response.json().catch(error => {
    // Called off, or cut off: only what came whole can be of another form.
    throw isError(error) && error.name === 'SyntaxError'
      ? new TypeError(`${response.url} answered with broken JSON`)
      : toUnreachable(error);
  });
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new TypeError(`${response.url} answered with no object`);
  }
  return body as T;
}

/** That nobody answered. A call that was called off by its caller stays one. */
function toUnreachable(error: unknown): unknown {
  if (!isError(error) || error.name === 'AbortError') {
    return error;
  }
  return new ServiceUnavailableError(
    error.name === 'TimeoutError'
      ? `The backend did not answer within ${READ_WITHIN_SECONDS} seconds`
      : `The backend could not be reached: ${error.message}`,
  );
}

/**
 * A refusal whose message is the backend's reason. What a proxy before it
 * answers is a page, or JSON of its own, of which the status has to do.
 */
async function toFailure(response: Response): Promise<ResponseError> {
  const failure = await ResponseError.fromResponse(response);
  const { message } = failure.cause;
  // So begins what Backstage makes of any body that is not its own.
  if (message && !message.startsWith('Request failed with status ')) {
    failure.message = message;
  }
  return failure;
}

function isJson(response: Response): boolean {
  return response.headers.get('content-type')?.includes('json') ?? false;
}

/**
 * The query of a URL, with its question mark where there is one. A list is
 * repeated; what is undefined or an empty list is left out.
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
