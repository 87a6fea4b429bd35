import { ConditionFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedObjects,
  boundedText,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';

/** Returns all of an object's `status.conditions`. */
export function conditionsOf(raw: RawObject): ConditionFacts[] {
  return boundedObjects(objectIn(raw, 'status').conditions).map(condition => ({
    type: boundedText(condition.type) ?? '',
    status: boundedText(condition.status) ?? '',
    reason: boundedText(condition.reason),
    message: boundedText(condition.message),
    since: boundedText(condition.lastTransitionTime),
  }));
}
