import { KindTraffic, sum } from './traffic';

/** Size of the lists of one kind on the wire, each fetched once, in bytes. */
export interface ListCosts {
  full: number;
  /** Undefined if the server does not serve metadata alone. */
  metadata?: number;
}

/** Actual cost of a kind in a cycle, with the cost of its lists. */
export interface KindCosts extends ListCosts {
  /** Path of the collection. */
  path: string;
  requests: number;
  wire: number;
  /** Whether metadata contains all that the inventory stores of this kind. */
  metadataSuffices: boolean;
  /** Size of the cheapest sufficient form. */
  needed: number;
}

/**
 * Combines the actual cost of a kind with that of the cheapest sufficient list.
 * Metadata alone is not always cheaper: short answers are not compressed.
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

/** Sums up the needed bytes of all kinds. */
export function neededBytes(kinds: KindCosts[]): number {
  return sum(kinds.map(({ needed }) => needed));
}

/**
 * Returns the ratio of actual to needed bytes. Even an empty list has some
 * bytes.
 */
export function ratioOf({ wire, needed }: KindCosts): number {
  return wire / needed;
}
