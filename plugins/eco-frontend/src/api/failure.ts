import { ResponseError, isError } from '@backstage/errors';

/**
 * What a failed call means to the person in front of the page.
 *
 * - `denied`: the backend refuses this person (403).
 * - `signed-out`: the backend does not know this person any more (401).
 * - `not-found`: the backend has nothing of this name (its own 404).
 * - `backend-missing`: nothing serves Eco's API (anybody else's 404).
 * - `unexpected`: the answer has another form than this page knows.
 * - `other`: worth another try.
 */
export type Failure =
  | 'denied'
  | 'signed-out'
  | 'not-found'
  | 'backend-missing'
  | 'unexpected'
  | 'other';

/** Sorts an error of the API client. */
export function failureOf(error: unknown): Failure {
  if (!isError(error)) {
    return 'other';
  }
  if (ResponseError.is(error)) {
    return failureOfStatus(error);
  }
  switch (error.name) {
    // EcoClient says so when the portal's own page came back.
    case 'NotFoundError':
      return 'backend-missing';
    case 'TypeError':
      return 'unexpected';
    default:
      return 'other';
  }
}

function failureOfStatus({ statusCode, cause }: ResponseError): Failure {
  switch (statusCode) {
    case 403:
      return 'denied';
    case 401:
      return 'signed-out';
    case 404:
      return cause.name === 'NotFoundError' ? 'not-found' : 'backend-missing';
    default:
      return 'other';
  }
}
