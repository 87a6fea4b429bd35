import { useEffect, useState } from 'react';

/**
 * Returns a value once it has been stable for `delayMs` milliseconds.
 *
 * @param key - identifies the value, as objects have no stable identity
 */
export function useDebounced<T>(value: T, key: string, delayMs: number): T {
  const [debounced, setDebounced] = useState({ value, key });
  useEffect(() => {
    const timer = setTimeout(() => setDebounced({ value, key }), delayMs);
    return () => clearTimeout(timer);
    // `key` stands in for `value`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, delayMs]);
  return debounced.value;
}
