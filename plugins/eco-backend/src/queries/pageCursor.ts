import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { storableText } from '../store';

/** A text of a position. Only such texts are kept: another one is not of a list. */
export const storable = z.string().refine(text => text === storableText(text));

/**
 * Puts where a page ends into a text that a caller sends back as it is.
 */
export function toCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * What {@link toCursor} was given. It comes from a caller, who may send anything.
 *
 * @throws InputError where it is no such text
 */
export function parseCursor<T>(
  cursor: string | undefined,
  form: z.ZodType<T>,
): T | undefined {
  if (cursor === undefined) {
    return undefined;
  }
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    return form.parse(JSON.parse(text));
  } catch {
    throw new InputError(
      'cursor is not one of this list; take nextCursor of the page before, or leave it out for the first page',
    );
  }
}
