import { ResponseError, isError } from '@backstage/errors';

/**
 * What a failed call means to the person in front of the page.
 *
 * - `denied`: the backend refuses this person (403).
 * - `signed-out`: the backend does not know this person any more (401).
 * - `backend-missing`: nothing serves Eco's API (404 on a route that always exists).
 * - `other`: worth another try.
 */
export type Failure = 'denied' | 'signed-out' | 'backend-missing' | 'other';

/** Sorts an error of the API client. */
export function failureOf(error: unknown): Failure {
  if (!isError(error)) {
    return 'other';
  }
  const status =
    error.name === 'ResponseError'
      ? (error as unknown as ResponseError).statusCode
      : undefined;
  if (status === 403) {
    return 'denied';
  }
  if (status === 401) {
    return 'signed-out';
  }
  // EcoClient says NotFoundError when the portal's own page came back.
  if (status === 404 || error.name === 'NotFoundError') {
    return 'backend-missing';
  }
  return 'other';
}
