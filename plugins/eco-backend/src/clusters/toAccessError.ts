import { isError } from '@backstage/errors';
import { ClusterAccessError } from '@backstage-eco/plugin-eco-node';

/**
 * Converts any error of a request to a ClusterAccessError.
 *
 * @param error - thrown by the request, or while reading the response
 * @param signal - signal of the request; a passed deadline becomes a timeout,
 * any other abort reason is returned as it is
 */
export function toAccessError(error: unknown, signal?: AbortSignal): unknown {
  if (error instanceof ClusterAccessError) {
    return error;
  }
  if (signal?.aborted) {
    return isTimeout(signal.reason)
      ? new ClusterAccessError('timed-out', 'no answer in time', error)
      : signal.reason;
  }
  return new ClusterAccessError(
    isTimeout(error) ? 'timed-out' : 'unreachable',
    `the connection failed: ${describe(error)}`,
    error,
  );
}

function isTimeout(error: unknown): boolean {
  return isError(error) && error.name === 'TimeoutError';
}

/** Includes the cause, because `fetch failed` alone says nothing. */
function describe(error: unknown): string {
  if (!isError(error)) {
    return String(error);
  }
  const { cause } = error;
  return isError(cause)
    ? `${error.message}: ${cause.message || cause.code}`
    : error.message;
}
