import {
  ObjectReference,
  ObservedFact,
} from '@backstage-eco/plugin-eco-common';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';

const MAX_VALUE_LENGTH = 256;

/**
 * What stands in a field of an object.
 *
 * @param field - a path; keys with dots and conditions stand in brackets
 */
export function observedFact(
  object: ObjectReference,
  field: string,
  value: string | number,
): ObservedFact {
  return {
    object: referenceTo(object),
    field,
    value: String(value).slice(0, MAX_VALUE_LENGTH),
  };
}
