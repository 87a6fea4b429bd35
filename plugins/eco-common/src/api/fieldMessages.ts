import { FieldMessage } from './databases';

/**
 * Extracts the field errors from a rejected request.
 *
 * @param error - what a method of {@link EcoDatabaseApi} rejected with
 * @returns an empty list if the error is not about fields
 * @public
 */
export function fieldMessagesOf(error: unknown): FieldMessage[] {
  const { body } = (error ?? {}) as {
    body?: { error?: { messages?: FieldMessage[] } };
  };
  return Array.isArray(body?.error?.messages) ? body.error.messages : [];
}
