import { OBJECT_LISTS } from '../InventoryIndex';
import { matchesAny } from '../patterns';
import { evidenceOf } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';

/** Matches objects by the managers of their fields. */
export const fieldManagerMatcher: SignalMatcher<'fieldManager'> = {
  kind: 'fieldManager',

  lists: signal => signal.in ?? OBJECT_LISTS,

  match(signal, index) {
    const lists = signal.in && new Set(signal.in);
    const matches: SignalMatch[] = [];
    for (const pattern of signal.managers) {
      for (const { list, object } of index.managedBy(pattern)) {
        if (!lists || lists.has(list)) {
          const { name: manager } = object.fieldManagers.find(({ name }) =>
            matchesAny(name, [pattern]),
          )!;
          matches.push({
            evidence: evidenceOf('fieldManager', object, {
              field: `metadata.managedFields[manager=${manager}].manager`,
              value: manager,
            }),
            versions: [],
          });
        }
      }
    }
    return matches;
  },
};
