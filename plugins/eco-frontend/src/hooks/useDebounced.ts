import { useEffect, useState } from 'react';

/**
 * A value once it has rested.
 *
 * @param key - tells apart values that are objects
 */
export function useDebounced<T>(value: T, key: string, restMs: number): T {
  const [rested, setRested] = useState({ value, key });
  useEffect(() => {
    const timer = setTimeout(() => setRested({ value, key }), restMs);
    return () => clearTimeout(timer);
    // The key stands for the value.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, restMs]);
  return rested.value;
}
