import { ServiceFacts } from '@backstage-eco/plugin-eco-node';
import { matchesAny, matchKeyValues } from '../patterns';
import { evidenceOf, fieldVersions } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';
import { ServiceSignal } from './types';

/**
 * Returns the matched field of a Service: preferably a label, then its
 * selector, then its name. Returns undefined unless all criteria of the signal
 * match.
 */
function recognisedBy(
  service: ServiceFacts,
  { names, labels, selector }: ServiceSignal,
): { field: string; value: string } | undefined {
  const label = labels && matchKeyValues(service.labels, labels);
  const selected = selector && matchKeyValues(service.selector, selector);
  if (
    (names && !matchesAny(service.name, names)) ||
    (labels && !label) ||
    (selector && !selected)
  ) {
    return undefined;
  }
  if (label) {
    return { field: `metadata.labels[${label.key}]`, value: label.value };
  }
  return selected
    ? { field: `spec.selector[${selected.key}]`, value: selected.value }
    : { field: 'metadata.name', value: service.name };
}

/**
 * Matches Services by labels, names or selectors. All given criteria must
 * match.
 */
export const serviceMatcher: SignalMatcher<'service'> = {
  kind: 'service',

  lists: () => ['services'],

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const service of index.items('services')) {
      const fact = recognisedBy(service, signal);
      if (fact) {
        matches.push({
          evidence: evidenceOf('service', service, fact),
          versions: fieldVersions('service', service, {
            field: signal.version ?? {},
            source: 'objectField',
          }),
        });
      }
    }
    return matches;
  },
};
