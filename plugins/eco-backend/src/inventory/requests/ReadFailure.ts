import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import { ClusterAccessError } from '@backstage-eco/plugin-eco-node';
import { escapeText } from '@backstage-eco/plugin-eco-recognition';
import { toAccessError } from '../../clusters';

const MAX_MESSAGE_LENGTH = 1000;

/**
 * A read that failed. It does not tell what exists in the cluster.
 */
export class ReadFailure extends Error {
  /** Outcome of the cluster if nothing else could be read either. */
  readonly status: OutcomeStatus;
  /**
   * HTTP status of the API server's answer. Omitted without a usable answer.
   */
  readonly httpStatus?: number;
  /** Whether the answer was too long; a smaller page may fit. */
  readonly isTooLong: boolean;

  constructor(options: {
    status: OutcomeStatus;
    message: string;
    httpStatus?: number;
    isTooLong?: boolean;
    cause?: unknown;
  }) {
    super(toOneLine(options.message), { cause: options.cause });
    this.name = 'ReadFailure';
    this.status = options.status;
    this.httpStatus = options.httpStatus;
    this.isTooLong = options.isTooLong ?? false;
  }
}

/**
 * The message may quote the cluster, and goes to the log, the store and the
 * API.
 */
function toOneLine(message: string): string {
  const text = message.slice(0, MAX_MESSAGE_LENGTH);
  return escapeText(text.replace(/[\s\p{Cc}]+/gu, ' '));
}

/**
 * Returns a failure for an answer that does not come from an API server.
 */
export function malformedAnswer(message: string, cause?: unknown): ReadFailure {
  return new ReadFailure({ status: 'not-a-cluster', message, cause });
}

/**
 * Converts any error of a request or read into a failure.
 *
 * @throws the signal's reason if the read was aborted, which is not a fault of
 * the cluster
 */
export function toReadFailure(
  error: unknown,
  signal: AbortSignal | undefined,
): ReadFailure {
  if (error instanceof ReadFailure) {
    return error;
  }
  const accessError = toAccessError(error, signal);
  if (accessError instanceof ClusterAccessError) {
    return new ReadFailure({
      status: accessError.failure,
      message: accessError.message,
      cause: error,
    });
  }
  throw accessError;
}
