/**
 * Waits for work no longer than a signal allows, also where the work does not
 * listen to the signal itself.
 *
 * @throws the signal's reason
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
