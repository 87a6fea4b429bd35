import { useEffect, useState } from 'react';

/**
 * The time, read again every so often.
 *
 * @param intervalMs - milliseconds between two readings
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
