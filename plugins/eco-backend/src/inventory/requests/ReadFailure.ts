import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import { ClusterAccessError } from '@backstage-eco/plugin-eco-node';
import { escapeText } from '@backstage-eco/plugin-eco-recognition';
import { toAccessError } from '../../clusters';

const MAX_MESSAGE_LENGTH = 1000;

/**
 * Something that was asked for could not be read. It says nothing about what is
 * there.
 */
export class ReadFailure extends Error {
  /** What the cluster's outcome is when nothing else could be read either. */
  readonly status: OutcomeStatus;
  /** The status of an API server's answer. Left out: none came, or no good one. */
  readonly httpStatus?: number;
  /** The answer was too long; one with fewer objects may not be. */
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

/** It may hold words of a cluster, and goes to the log, the store and the API. */
function toOneLine(message: string): string {
  const text = message.slice(0, MAX_MESSAGE_LENGTH);
  return escapeText(text.replace(/[\s\p{Cc}]+/gu, ' '));
}

/**
 * Something answers that does not speak as an API server does.
 */
export function malformedAnswer(message: string, cause?: unknown): ReadFailure {
  return new ReadFailure({ status: 'not-a-cluster', message, cause });
}

/**
 * Makes a failure of whatever was thrown while asking or reading.
 *
 * @throws the signal's reason where the reading was called off, which is no
 * fault of the cluster
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
