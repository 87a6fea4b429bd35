import { isError, ResponseError } from '@backstage/errors';
import {
  FieldMessage,
  fieldMessagesOf,
} from '@backstage-eco/plugin-eco-common';

/** Formats a field message as one line. */
export function toLine({ field, message }: FieldMessage): string {
  return field ? `${field}: ${message}` : message;
}

/**
 * Formats an error for a task's log: one line per invalid field, or what to do
 * if the sign-in expired during the wait.
 */
export function toTaskError(error: unknown): unknown {
  if (!(error instanceof ResponseError)) {
    return error;
  }
  if (isUnauthorized(error)) {
    return new Error(
      'Your sign-in has ended, so this task can no longer act for you. Its requests continue: see Databases in Eco, or run the template again',
      { cause: error },
    );
  }
  const lines = fieldMessagesOf(error).map(toLine);
  return lines.length === 0
    ? error
    : new Error(lines.join('\n'), { cause: error });
}

/**
 * Returns whether a retry may help: nothing answered, or the backend failed.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof ResponseError) {
    return error.statusCode >= 500 || error.statusCode === 429;
  }
  // Thrown by the API client if nothing answers.
  return isError(error) && error.name === 'ServiceUnavailableError';
}

/** Returns whether the backend rejected the token. */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof ResponseError && error.statusCode === 401;
}
