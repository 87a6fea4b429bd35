import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { storableText } from '../store';

/**
 * A string in a cursor. Strings that the database cannot store come from no
 * list.
 */
export const storable = z.string().refine(text => text === storableText(text));

/** Encodes the position of a page's last item as an opaque cursor. */
export function toCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * Decodes a cursor of {@link toCursor}. Callers may send anything.
 *
 * @throws InputError if it is not a valid cursor of this list
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
      'cursor is not from this list; use nextCursor of the previous page, or omit it for the first page',
    );
  }
}
