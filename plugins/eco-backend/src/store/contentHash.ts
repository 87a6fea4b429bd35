import { createHash } from 'node:crypto';

/** Returns the SHA-256 of strings, to detect changes. */
export function contentHash(...texts: string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}
