/** Works on all items, on at most `limit` at the same time; stops at the first error. */
export async function forEachParallel<T>(
  items: T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  async function drain(): Promise<void> {
    // All workers share the iterator, so that each item is taken once.
    for (const item of queue) {
      await work(item);
    }
  }
  await Promise.all(Array.from({ length: limit }, drain));
}
