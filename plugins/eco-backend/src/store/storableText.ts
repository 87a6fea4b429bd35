import { createHash } from 'node:crypto';

/** What PostgreSQL's index takes of three columns together, with room. */
const MAX_KEY_LENGTH = 255;

/**
 * A text as every database takes it: PostgreSQL refuses NUL and halves of a
 * surrogate pair, which a cluster may send and a cut may leave.
 */
export function storableText(text: string): string {
  return Buffer.from(text.replaceAll('\u0000', ''), 'utf8').toString('utf8');
}

/**
 * A text as a key: itself, or a hash where it is too long for an index or no
 * text that a database takes. Two texts never have the same key.
 */
export function storableKey(text: string): string {
  return text.length <= MAX_KEY_LENGTH && text === storableText(text)
    ? text
    : createHash('sha256').update(JSON.stringify(text)).digest('hex');
}
