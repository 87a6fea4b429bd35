import { matchesAny } from '../patterns';
import { evidenceOf } from './evidence';
import { SignalMatch, SignalMatcher } from './SignalMatcher';

/** Matches API groups that the API server proxies to a Service. */
export const apiServiceMatcher: SignalMatcher<'apiService'> = {
  kind: 'apiService',

  lists: () => ['apiServices'],

  match(signal, index) {
    const matches: SignalMatch[] = [];
    for (const apiService of index.items('apiServices')) {
      const { service, group } = apiService;
      if (!service || !matchesAny(group, signal.groups)) {
        continue;
      }
      if (!signal.services || matchesAny(service.name, signal.services)) {
        matches.push({
          evidence: evidenceOf('apiService', apiService, {
            field: 'spec.service.name',
            value: service.name,
          }),
          versions: [],
        });
      }
    }
    return matches;
  },
};
