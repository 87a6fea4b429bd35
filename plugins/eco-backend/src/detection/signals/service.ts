import { matchesAny, matchKeyValues } from '../patterns';
import { evidenceOf, fieldVersions } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';

/** Services by labels or names; where both are given, both are asked for. */
export const serviceMatcher: SignalMatcher<'service'> = {
  kind: 'service',

  lists: () => ['services'],

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const service of index.items('services')) {
      if (signal.names && !matchesAny(service.name, signal.names)) {
        continue;
      }
      const label =
        signal.labels && matchKeyValues(service.labels, signal.labels);
      if (signal.labels && !label) {
        continue;
      }
      matches.push({
        evidence: evidenceOf(
          'service',
          service,
          label
            ? { field: `metadata.labels[${label.key}]`, value: label.value }
            : { field: 'metadata.name', value: service.name },
        ),
        versions: fieldVersions('service', service, {
          field: signal.version ?? {},
          source: 'objectField',
        }),
      });
    }
    return matches;
  },
};
