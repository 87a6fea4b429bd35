import { useEffect, useState } from 'react';

/**
 * Returns the current time, updated at an interval.
 *
 * @param intervalMs - milliseconds between updates
 * @returns milliseconds since 1970
 */
export function useNow(intervalMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), intervalMs);
    return () => clearInterval(timer);
  }, [intervalMs]);
  return now;
}
