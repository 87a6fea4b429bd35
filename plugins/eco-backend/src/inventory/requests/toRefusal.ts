import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import { isRawObject } from '@backstage-eco/plugin-eco-recognition';
import { ReadFailure } from './ReadFailure';
import { readBody } from './readBody';

const MAX_REASON_LENGTH = 300;

/**
 * Reads why an API server refused a request.
 *
 * @param response - an answer with an error status
 */
export async function toRefusal(response: Response): Promise<ReadFailure> {
  const { status } = response;
  const text = await readBody(response);
  const reason = reasonIn(text);
  const message = reason ?? text.trim();
  return new ReadFailure({
    status: toStatus(status, reason !== undefined),
    httpStatus: status,
    message: `status ${status}: ${
      message.slice(0, MAX_REASON_LENGTH) || 'no reason given'
    }`,
  });
}

/** Returns undefined if the body is not a JSON object. */
function reasonIn(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (isRawObject(body)) {
      return typeof body.message === 'string' ? body.message : text.trim();
    }
  } catch {
    // Plain text or an HTML page.
  }
  return undefined;
}

function toStatus(httpStatus: number, isJson: boolean): OutcomeStatus {
  switch (httpStatus) {
    case 401:
      return 'unauthorised';
    case 403:
      return 'forbidden';
    case 404:
      // An API server never answers 404 to these paths without a JSON status.
      return isJson ? 'unreachable' : 'not-a-cluster';
    case 408:
    case 504:
      return 'timed-out';
    default:
      return 'unreachable';
  }
}
