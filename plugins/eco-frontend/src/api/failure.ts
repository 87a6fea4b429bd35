import { ResponseError, isError } from '@backstage/errors';

/**
 * Reason why a call failed, as it matters to the user.
 * - `denied`: the backend refuses this user (403).
 * - `signed-out`: the user's session has ended (401).
 * - `not-found`: the backend has no such object (404 from Eco's backend).
 * - `backend-missing`: nothing serves Eco's API (404 from anything else).
 * - `unexpected`: the answer has a shape that this page does not know.
 * - `other`: worth a retry.
 */
export type Failure =
  | 'denied'
  | 'signed-out'
  | 'not-found'
  | 'backend-missing'
  | 'unexpected'
  | 'other';

/** Classifies an error of the API client. */
export function failureOf(error: unknown): Failure {
  if (!isError(error)) {
    return 'other';
  }
  if (ResponseError.is(error)) {
    return failureOfStatus(error);
  }
  switch (error.name) {
    // EcoClient throws this when the portal's own page came back.
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
