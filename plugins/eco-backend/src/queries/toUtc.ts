import { InputError } from '@backstage/errors';

/**
 * A time of a request as times are kept: ISO 8601 in UTC with milliseconds.
 *
 * @param field - the parameter that it is from
 * @throws InputError where it is none of the calendar: the validator lets leap
 * seconds through
 */
export function toUtc<T extends string | undefined>(field: string, time: T): T {
  if (time === undefined) {
    return time;
  }
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    throw new InputError(`${field} is no time that can be asked for: ${time}`);
  }
  return date.toISOString() as T;
}
