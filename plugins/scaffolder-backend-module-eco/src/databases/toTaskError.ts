import { isError, ResponseError } from '@backstage/errors';
import {
  FieldMessage,
  fieldMessagesOf,
} from '@backstage-eco/plugin-eco-common';

/** One line: the field, and what is wrong with it. */
export function toLine({ field, message }: FieldMessage): string {
  return field ? `${field}: ${message}` : message;
}

/**
 * An error as the log of a task shows it: with a line for each field that is
 * wrong, or with what to do about a sign-in that ended during the wait.
 */
export function toTaskError(error: unknown): unknown {
  if (!(error instanceof ResponseError)) {
    return error;
  }
  if (isUnauthorized(error)) {
    return new Error(
      'Your sign-in has ended, so this task can no longer ask for you. Requests that it made go on: see Databases in Eco, or run the template again',
      { cause: error },
    );
  }
  const lines = fieldMessagesOf(error).map(toLine);
  return lines.length === 0
    ? error
    : new Error(lines.join('\n'), { cause: error });
}

/** Whether asking again may help: nobody answered, or the backend is in trouble. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ResponseError) {
    return error.statusCode >= 500 || error.statusCode === 429;
  }
  // What fetch throws where nobody answers.
  return isError(error) && error.name === 'TypeError';
}

/** Whether the backend did not take the token. */
export function isUnauthorized(error: unknown): boolean {
  return error instanceof ResponseError && error.statusCode === 401;
}
