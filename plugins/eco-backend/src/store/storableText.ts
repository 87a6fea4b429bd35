/**
 * A text as every database takes it: PostgreSQL refuses NUL and halves of a
 * surrogate pair, which a cluster may send and a cut may leave.
 */
export function storableText(text: string): string {
  return Buffer.from(text.replaceAll('\u0000', ''), 'utf8').toString('utf8');
}
