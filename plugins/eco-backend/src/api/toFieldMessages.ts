import { FieldMessage } from '@backstage-eco/plugin-eco-common';

/** One complaint of the validator, such as `request/body/name must be string`. */
const COMPLAINT = /^request\/body(?<path>\/\S+)? (?<message>.+)$/s;
const REQUIRED = /^must have required property '(?<name>[^']+)'$/;

/**
 * What the validator of the API says of a body, by field. It has one text for
 * everything that is wrong.
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
