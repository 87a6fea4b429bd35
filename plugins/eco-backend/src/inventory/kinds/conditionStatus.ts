import {
  boundedObjects,
  boundedText,
  objectIn,
  RawObject,
} from '../facts/boundedText';

/**
 * The status of one of `status.conditions`: `True`, `False` or `Unknown`.
 *
 * @returns undefined where nobody wrote that condition yet
 */
export function conditionStatus(
  raw: RawObject,
  type: string,
): string | undefined {
  const condition = boundedObjects(objectIn(raw, 'status').conditions).find(
    each => each.type === type,
  );
  return boundedText(condition?.status);
}
