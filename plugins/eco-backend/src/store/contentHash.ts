import { createHash } from 'node:crypto';

/** SHA-256 of texts, by which one sees whether any changed. */
export function contentHash(...texts: string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}
