import { isError } from '@backstage/errors';

/** Returns the backend's message, or otherwise that of the error itself. */
export function reasonOf(error: Error): string {
  return isError(error.cause) ? error.cause.message : error.message;
}
