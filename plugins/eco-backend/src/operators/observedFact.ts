import {
  ObjectReference,
  ObservedFact,
} from '@backstage-eco/plugin-eco-common';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';

const MAX_VALUE_LENGTH = 256;

/**
 * Builds an observed fact from a field of an object.
 *
 * @param field - path of the field; keys with dots, and conditions, in brackets
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
