import {
  ApiResourceFacts,
  ApiServiceFacts,
} from '@backstage-eco/plugin-eco-node';
import {
  Discovery,
  DiscoveryGap,
  GroupVersion,
  groupVersionKey,
} from './Discovery';

/**
 * Finds group versions that an API server has but its discovery omits. In the
 * first seconds after a start, discovery claims to be current and yet lacks
 * most groups, so a group that is missing is not gone. Seen with Kubernetes
 * 1.37: for one second before `/readyz`, only 22 of 81 group versions were
 * there.
 *
 * @param options - `registered`: the APIServices, one for each group version
 * that the server serves or proxies, omitted if they could not be read;
 * `known`: what was served before, used only without `registered`
 */
export function findMissing(options: {
  discovery: Discovery;
  registered?: ApiServiceFacts[];
  known?: ApiResourceFacts[];
}): DiscoveryGap[] {
  const { discovery, registered, known = [] } = options;
  const shown = new Set(
    [...discovery.resources, ...discovery.gaps, ...discovery.empty].map(
      groupVersionKey,
    ),
  );
  const expected = new Map<string, GroupVersion>();
  for (const { group, version } of registered ?? known) {
    if (group !== '') {
      expected.set(groupVersionKey({ group, version }), { group, version });
    }
  }
  const reason = registered
    ? 'an APIService declares it, but discovery does not list it'
    : 'it was served before, and the APIServices that would say that it is gone could not be read';
  return [...expected]
    .filter(([key]) => !shown.has(key))
    .map(([, each]) => ({ ...each, reason }));
}
