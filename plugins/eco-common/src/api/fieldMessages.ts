import { FieldMessage } from './databases';

/**
 * What a refusal says of single fields.
 *
 * @param error - whatever a call of {@link EcoDatabaseApi} ended in
 * @returns an empty list where it is about no field
 * @public
 */
export function fieldMessagesOf(error: unknown): FieldMessage[] {
  const { body } = (error ?? {}) as {
    body?: { error?: { messages?: FieldMessage[] } };
  };
  return Array.isArray(body?.error?.messages) ? body.error.messages : [];
}
