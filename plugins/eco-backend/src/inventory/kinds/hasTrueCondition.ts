import { boundedObjects, objectIn, RawObject } from '../facts/boundedText';

/**
 * Whether `status.conditions` has a condition of this type that is `True`.
 * False may also mean that nobody wrote the status yet.
 */
export function hasTrueCondition(raw: RawObject, type: string): boolean {
  return boundedObjects(objectIn(raw, 'status').conditions).some(
    condition => condition.type === type && condition.status === 'True',
  );
}
