import { isError } from '@backstage/errors';

/** What the backend said, where it said something. */
export function reasonOf(error: Error): string {
  return isError(error.cause) ? error.cause.message : error.message;
}
