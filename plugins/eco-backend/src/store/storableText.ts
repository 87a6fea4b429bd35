import { createHash } from 'node:crypto';

/** Fits PostgreSQL's index over three such columns, with room to spare. */
const MAX_KEY_LENGTH = 255;

/**
 * Returns a text that every database accepts. PostgreSQL rejects NUL and
 * unpaired surrogates, which a cluster may send or truncation may leave.
 */
export function storableText(text: string): string {
  return Buffer.from(text.replaceAll('\u0000', ''), 'utf8').toString('utf8');
}

/**
 * Returns a text as a key. It is hashed if it is too long for an index or not
 * storable. Different texts never have the same key.
 */
export function storableKey(text: string): string {
  return text.length <= MAX_KEY_LENGTH && text === storableText(text)
    ? text
    : createHash('sha256').update(JSON.stringify(text)).digest('hex');
}
