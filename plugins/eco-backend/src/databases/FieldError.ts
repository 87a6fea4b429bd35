import { ConflictError, InputError } from '@backstage/errors';
import { FieldMessage } from '@backstage-eco/plugin-eco-common';

/** The input is invalid; `messages` names the fields. Results in status 400. */
export class FieldError extends InputError {
  constructor(readonly messages: FieldMessage[]) {
    super(describe(messages));
  }
}

/**
 * The name is taken, or another manager owns a field. Results in status 409.
 */
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
