import {
  boundedObjects,
  boundedText,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';

/**
 * The status of one of `status.conditions`: `True`, `False` or `Unknown`.
 *
 * @returns undefined where nobody wrote that condition yet, or where it stands
 * twice and one says otherwise than the other: a type is to be there once
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
