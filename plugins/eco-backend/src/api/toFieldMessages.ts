import { FieldMessage } from '@backstage-eco/plugin-eco-common';

/** An error of the validator, such as `request/body/name must be string`. */
const COMPLAINT = /^request\/body(?<path>\/\S+)? (?<message>.+)$/s;
const REQUIRED = /^must have required property '(?<name>[^']+)'$/;

/**
 * Splits the validator's message about a body by field; the validator reports
 * all errors in one text.
 */
export function toFieldMessages(text: string): FieldMessage[] {
  return text.split(/, (?=request\/)/).flatMap(complaint => {
    const { path = '', message } = COMPLAINT.exec(complaint)?.groups ?? {};
    if (!message) {
      return [];
    }
    const { name } = REQUIRED.exec(message)?.groups ?? {};
    const field = [...path.split('/').slice(1), ...(name ? [name] : [])];
    return [
      {
        ...(field.length > 0 && { field: field.join('.') }),
        message: name ? 'It is missing.' : `It ${message}.`,
      },
    ];
  });
}
