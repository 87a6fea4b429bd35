import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import {
  FindingEvidence,
  FindingSubject,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';

/** An object as the subject of a finding. */
export function objectSubject(object: ObjectReference): FindingSubject {
  return { type: 'object', ...referenceTo(object) };
}

/** What stands in a field of an object. */
export function fact(
  object: ObjectReference,
  field: string,
  value: string | number | boolean | readonly string[],
): FindingEvidence {
  return {
    object: referenceTo(object),
    field,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  };
}

/** A field that an object does not have. */
export function unset(object: ObjectReference, field: string): FindingEvidence {
  return { object: referenceTo(object), field };
}

/** An object that does not exist. */
export function missing(object: ObjectReference): FindingEvidence {
  return { object: referenceTo(object) };
}
