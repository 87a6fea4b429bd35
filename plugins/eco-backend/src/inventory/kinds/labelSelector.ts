import { LabelSelectorFacts } from '@backstage-eco/plugin-eco-node';
import {
  boundedMap,
  boundedObjects,
  boundedText,
  boundedTexts,
  objectIn,
  RawObject,
} from '@backstage-eco/plugin-eco-recognition';

/** Extracts the label selector in a field. */
export function labelSelector(
  parent: RawObject,
  field: string,
): LabelSelectorFacts {
  const selector = objectIn(parent, field);
  return {
    matchLabels: boundedMap(selector.matchLabels),
    matchExpressions: boundedObjects(selector.matchExpressions).map(each => ({
      key: boundedText(each.key) ?? '',
      operator: boundedText(each.operator) ?? '',
      values: boundedTexts(each.values),
    })),
  };
}
