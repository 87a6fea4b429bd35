/**
 * Waits for work, but no longer than a signal allows, even if the work ignores
 * the signal.
 *
 * @throws the reason of the signal
 */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) {
    return work;
  }
  let stopListening = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const listener = () => reject(signal.reason);
    stopListening = () => signal.removeEventListener('abort', listener);
    signal.addEventListener('abort', listener);
    if (signal.aborted) {
      listener();
    }
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stopListening();
  }
}
