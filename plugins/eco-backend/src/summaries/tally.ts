import { Count } from '@backstage-eco/plugin-eco-common';

/** Names are from the cluster, and may be very many. */
export const MAXIMAL_ITEMS = 50;

/** How often each text is there, most first; what is undefined is left out. */
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

/** The first {@link MAXIMAL_ITEMS} of them. */
export function toCounts(counts: ReadonlyMap<string, number>): Count[] {
  return [...counts]
    .slice(0, MAXIMAL_ITEMS)
    .map(([name, count]) => ({ name, count }));
}
