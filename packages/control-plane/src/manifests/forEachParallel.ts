/**
 * Processes all items, at most `limit` concurrently. Stops at the first error.
 */
export async function forEachParallel<T>(
  items: T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  async function drain(): Promise<void> {
    // The workers share the iterator, so each item is processed once.
    for (const item of queue) {
      await work(item);
    }
  }
  await Promise.all(Array.from({ length: limit }, drain));
}
