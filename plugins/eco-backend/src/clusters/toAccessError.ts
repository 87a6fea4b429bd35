import { isError } from '@backstage/errors';
import { ClusterAccessError } from '@backstage-eco/plugin-eco-node';

/**
 * Puts whatever a request ended with into the words of the port.
 *
 * @param error - what was thrown while asking, or while reading the answer
 * @param signal - the signal of the request; a deadline that passed is a
 * timeout, any other abort is passed on as it is
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

/** `fetch failed` says nothing; its cause does. */
function describe(error: unknown): string {
  if (!isError(error)) {
    return String(error);
  }
  const { cause } = error;
  return isError(cause)
    ? `${error.message}: ${cause.message || cause.code}`
    : error.message;
}
