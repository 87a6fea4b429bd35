import {
  boundedObjects,
  boundedText,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';

/**
 * Returns the status of one of `status.conditions`: `True`, `False` or
 * `Unknown`.
 *
 * @returns undefined if the condition was never written, or if entries of the
 * same type contradict each other; a type must be unique
 */
export function conditionStatus(
  raw: RawObject,
  type: string,
): string | undefined {
  const statuses = boundedObjects(objectIn(raw, 'status').conditions)
    .filter(condition => condition.type === type)
    .map(({ status }) => boundedText(status));
  return new Set(statuses).size === 1 ? statuses[0] : undefined;
}
