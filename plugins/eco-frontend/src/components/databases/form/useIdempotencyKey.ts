import { useRef } from 'react';

/**
 * Makes the keys by which a form asks once for the same thing, however often its
 * button is pressed. Another content is another thing.
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

/** crypto.randomUUID is missing where the portal is not served over HTTPS. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}
