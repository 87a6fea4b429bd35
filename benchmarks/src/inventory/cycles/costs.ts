import { KindTraffic, sum } from './traffic';

/** What lists of one kind cost, each fetched once, in bytes as on the wire. */
export interface ListCosts {
  full: number;
  /** Undefined where the server does not give metadata alone. */
  metadata?: number;
}

/** What one kind cost in a cycle, beside what it had to cost. */
export interface KindCosts extends ListCosts {
  /** Path of the collection. */
  path: string;
  requests: number;
  wire: number;
  /** Whether all that the inventory keeps of it is in its metadata. */
  metadataSuffices: boolean;
  /** The cheaper of the sufficient forms. */
  needed: number;
}

/**
 * Puts what a kind cost beside the cheaper of the lists that would have been
 * enough. Metadata alone is not always the cheaper one: short answers are not
 * compressed.
 */
export function toKindCosts(
  kind: KindTraffic,
  lists: ListCosts,
  metadataSuffices: boolean,
): KindCosts {
  const { full, metadata } = lists;
  return {
    path: kind.path,
    requests: kind.requests,
    wire: kind.bytes,
    full,
    metadata,
    metadataSuffices,
    needed: metadataSuffices ? Math.min(full, metadata ?? full) : full,
  };
}

/** What all kinds had to cost. */
export function neededBytes(kinds: KindCosts[]): number {
  return sum(kinds.map(({ needed }) => needed));
}

/** How many times the needed bytes a kind cost. A list is never empty of bytes. */
export function ratioOf({ wire, needed }: KindCosts): number {
  return wire / needed;
}
