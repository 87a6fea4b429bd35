import { Count } from '@backstage-eco/plugin-eco-common';

/** Limited, because names come from the cluster and may be very many. */
export const MAX_ITEMS = 50;

/** Counts texts, most frequent first; ignores undefined. */
export function tally(
  texts: Iterable<string | undefined>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text !== undefined) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return new Map(
    [...counts].sort(
      ([name, count], [otherName, otherCount]) =>
        otherCount - count || name.localeCompare(otherName),
    ),
  );
}

/** Converts the first {@link MAX_ITEMS} counts. */
export function toCounts(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts]
    .slice(0, MAX_ITEMS)
    .map(([name, count]) => ({ name, count }));
}
