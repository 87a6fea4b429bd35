import { InputError } from '@backstage/errors';

/**
 * Converts a time of a request to the stored format: ISO 8601 in UTC with
 * milliseconds.
 *
 * @param field - name of the parameter, for the error
 * @throws InputError if the time does not exist: the validator accepts leap
 * seconds
 */
export function toUtc<T extends string | undefined>(field: string, time: T): T {
  if (time === undefined) {
    return time;
  }
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    throw new InputError(`${field} is not a valid time: ${time}`);
  }
  return date.toISOString() as T;
}
