import { ObjectReference } from '@backstage-eco/plugin-eco-common';
import {
  FindingEvidence,
  FindingSubject,
} from '@backstage-eco/plugin-eco-node';
import { referenceTo } from '@backstage-eco/plugin-eco-recognition';

/** Builds the subject of a finding from an object. */
export function objectSubject(object: ObjectReference): FindingSubject {
  return { type: 'object', ...referenceTo(object) };
}

/** Builds evidence from the value of a field. */
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

/** Builds evidence from a field that an object lacks. */
export function unset(object: ObjectReference, field: string): FindingEvidence {
  return { object: referenceTo(object), field };
}

/** Builds evidence from an object that does not exist. */
export function missing(object: ObjectReference): FindingEvidence {
  return { object: referenceTo(object) };
}
