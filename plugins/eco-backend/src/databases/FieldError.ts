import { ConflictError, InputError } from '@backstage/errors';
import { FieldMessage } from '@backstage-eco/plugin-eco-common';

/** What was asked for is wrong; `messages` says which fields. Answered with 400. */
export class FieldError extends InputError {
  constructor(readonly messages: FieldMessage[]) {
    super(describe(messages));
  }
}

/** The name is taken, or somebody else manages a field. Answered with 409. */
export class FieldConflictError extends ConflictError {
  constructor(readonly messages: FieldMessage[]) {
    super(describe(messages));
  }
}

function describe(messages: FieldMessage[]): string {
  return messages
    .map(({ field, message }) => (field ? `${field}: ${message}` : message))
    .join(' ');
}
