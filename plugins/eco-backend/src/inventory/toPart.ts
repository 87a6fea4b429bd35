import { InventoryPart } from '@backstage-eco/plugin-eco-node';
import { ReadFailure } from './requests/ReadFailure';

/**
 * Result of the attempt to read one kind.
 */
export type Attempt<T> =
  | { state: 'read'; items: T[]; position?: Position; note?: string }
  | { state: 'not-served' }
  /**
   * `refusedAt`: the kind was not requested, because it was refused then, ISO
   * 8601.
   */
  | { state: 'failed'; failure: ReadFailure; refusedAt?: string };

/**
 * Where a read ended and the next may continue.
 */
export interface Position {
  apiVersion: string;
  resourceVersion: string;
  /** Length of a whole list. Omitted if only changes were read. */
  listLength?: number;
  /** How long to list instead of watching, in milliseconds. */
  listForMs?: number;
}

/**
 * Combines an attempt with the previous part. A failure keeps the known items
 * and marks them as stale, with the time since when.
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
      // It may be served by now.
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
