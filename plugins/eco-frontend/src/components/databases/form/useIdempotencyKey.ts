import { useRef } from 'react';

/**
 * Returns a function that creates idempotency keys. The same content gets the
 * same key, however often the button is pressed.
 */
export function useIdempotencyKey(): (content: object) => string {
  const keys = useRef(new Map<string, string>());
  return content => {
    const text = JSON.stringify(content);
    const key = keys.current.get(text) ?? randomKey();
    keys.current.set(text, key);
    return key;
  };
}

/** crypto.randomUUID is unavailable unless the portal is served over HTTPS. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
