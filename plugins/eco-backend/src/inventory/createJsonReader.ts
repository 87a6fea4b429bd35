import { setTimeout as sleep } from 'node:timers/promises';
import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import { ClusterAccess } from '@backstage-eco/plugin-eco-node';
import { isRawObject, RawObject } from './boundedText';
import { untilAborted } from '../clusters';
import { malformedAnswer, ReadFailure, toReadFailure } from './ReadFailure';
import { readWhole } from './readWhole';

/**
 * Sends a GET and gives back the JSON object that came.
 *
 * @param path - path and query
 * @param accept - what to ask for; plain JSON where left out
 * @throws {@link ReadFailure}
 */
export type JsonReader = (path: string, accept?: string) => Promise<RawObject>;

const MAX_ATTEMPTS = 3;
const MAX_RETRY_WAIT_MS = 10_000;
const DEFAULT_RETRY_WAIT_MS = 1_000;
const MAX_REASON_LENGTH = 300;

/**
 * A reader of one cluster. It waits and asks again when the API server answers
 * 429: right after a restart it does so for kinds that have many objects.
 */
export function createJsonReader(options: {
  access: ClusterAccess;
  cluster: string;
  signal?: AbortSignal;
  /** How often an overloaded API server is asked in all. Default: 3. */
  attempts?: number;
}): JsonReader {
  const { access, cluster, signal, attempts = MAX_ATTEMPTS } = options;
  return async (path, accept = 'application/json') => {
    try {
      for (let attempt = 1; ; attempt++) {
        const request = access.request(cluster, path, {
          headers: { Accept: accept },
          signal,
        });
        // An access that another module brings may not listen to the signal.
        const response = await untilAborted(request, signal);
        if (response.status !== 429 || attempt === attempts) {
          return await untilAborted(toObject(response), signal);
        }
        // Nobody waits for what is not wanted any more.
        response.body?.cancel().catch(() => {});
        await sleep(retryWait(response), undefined, { signal });
      }
    } catch (error) {
      throw toReadFailure(error, signal);
    }
  };
}

/** In milliseconds; `Retry-After` of an API server is in seconds. */
function retryWait(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0
    ? Math.min(seconds * 1000, MAX_RETRY_WAIT_MS)
    : DEFAULT_RETRY_WAIT_MS;
}

async function toObject(response: Response): Promise<RawObject> {
  const text = await readWhole(response);
  const body = parse(text);
  if (!response.ok) {
    const message =
      isRawObject(body) && typeof body.message === 'string'
        ? body.message
        : text.trim();
    throw new ReadFailure({
      status: toStatus(response.status, isRawObject(body)),
      httpStatus: response.status,
      message: `status ${response.status}: ${
        message.slice(0, MAX_REASON_LENGTH) || 'no reason given'
      }`,
    });
  }
  if (!isRawObject(body)) {
    throw malformedAnswer('the answer is no JSON object');
  }
  return body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toStatus(httpStatus: number, isJson: boolean): OutcomeStatus {
  switch (httpStatus) {
    case 401:
      return 'unauthorised';
    case 403:
      return 'forbidden';
    case 404:
      // An API server knows every path that is asked for, or says in JSON that
      // it does not.
      return isJson ? 'unreachable' : 'not-a-cluster';
    case 408:
    case 504:
      return 'timed-out';
    default:
      return 'unreachable';
  }
}
