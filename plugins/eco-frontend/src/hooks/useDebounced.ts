import { useEffect, useState } from 'react';

/**
 * Returns a value once it has been stable for `restMs` milliseconds.
 *
 * @param key - identifies the value, as objects have no stable identity
 */
export function useDebounced<T>(value: T, key: string, restMs: number): T {
  const [rested, setRested] = useState({ value, key });
  useEffect(() => {
    const timer = setTimeout(() => setRested({ value, key }), restMs);
    return () => clearTimeout(timer);
    // `key` stands in for `value`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, restMs]);
  return rested.value;
}
