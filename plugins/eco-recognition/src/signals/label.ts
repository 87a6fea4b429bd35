import { InventoryIndex, ListedObject, OBJECT_LISTS } from '../InventoryIndex';
import { matchKeyValues } from '../patterns';
import { evidenceOf, fieldVersions } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';
import { LabelSignal } from './types';

function candidates(
  signal: LabelSignal,
  index: InventoryIndex,
): ListedObject[] {
  const [label] = Object.keys(signal.labels ?? {});
  if (label) {
    return index.labelled(label);
  }
  const [annotation] = Object.keys(signal.annotations ?? {});
  return annotation ? index.annotated(annotation) : [];
}

/** Matches labels and annotations on any object. */
export const labelMatcher: SignalMatcher<'label'> = {
  kind: 'label',

  lists: signal => signal.in ?? OBJECT_LISTS,

  match(signal, index) {
    const lists = signal.in && new Set(signal.in);
    const matches: SignalMatch[] = [];
    for (const { list, object } of candidates(signal, index)) {
      if (lists && !lists.has(list)) {
        continue;
      }
      const label = matchKeyValues(object.labels, signal.labels ?? {});
      const annotation = matchKeyValues(
        object.annotations,
        signal.annotations ?? {},
      );
      if ((signal.labels && !label) || (signal.annotations && !annotation)) {
        continue;
      }
      const [field, mark] = label
        ? ['labels', label]
        : ['annotations', annotation!];
      matches.push({
        evidence: evidenceOf('label', object, {
          field: `metadata.${field}[${mark.key}]`,
          value: mark.value,
        }),
        versions: fieldVersions('label', object, {
          field: signal.version ?? {},
          source: 'objectField',
        }),
      });
    }
    return matches;
  },
};
