import { InventoryPart } from '@backstage-eco/plugin-eco-node';
import { ReadFailure } from './requests/ReadFailure';

/**
 * How the attempt to read one kind ended.
 */
export type Attempt<T> =
  | { state: 'read'; items: T[]; position?: Position; note?: string }
  | { state: 'not-served' }
  /** `refusedAt`: it was not asked for, as it was refused then, ISO 8601. */
  | { state: 'failed'; failure: ReadFailure; refusedAt?: string };

/**
 * Where a reading ended, and the next one may begin.
 */
export interface Position {
  apiVersion: string;
  resourceVersion: string;
  /** How long a whole list was. Left out: only changes were asked for. */
  listLength?: number;
  /** For how long not to ask for changes, in milliseconds. */
  listForMs?: number;
}

/**
 * Puts an attempt beside what was known before it. A failure never takes away
 * what was known: it makes it stale, with the time from which on it is.
 *
 * @param options - `at`: when the attempt ended, ISO 8601
 */
export function toPart<T>(options: {
  attempt: Attempt<T>;
  previous?: InventoryPart<T>;
  at: string;
}): InventoryPart<T> {
  const { attempt, previous, at } = options;
  if (attempt.state === 'read') {
    const { items, note } = attempt;
    return { state: 'read', readAt: at, items, ...(note && { note }) };
  }
  if (attempt.state === 'not-served') {
    return { state: 'not-served', readAt: at };
  }
  const reason = attempt.failure.message;
  switch (previous?.state) {
    case 'read':
      return { ...previous, state: 'stale', since: at, reason };
    case 'not-served':
      // By now it may be served.
      return {
        state: 'stale',
        readAt: previous.readAt,
        items: [],
        notServed: true,
        since: at,
        reason,
      };
    case 'stale':
      return { ...previous, reason };
    default:
      return { state: 'unread', since: previous?.since ?? at, reason };
  }
}
