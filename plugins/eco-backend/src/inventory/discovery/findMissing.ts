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
 * Group versions that an API server has and does not show. In its first seconds
 * it gives a discovery that is current by its own words and lacks most groups:
 * what is not in it is not gone. Seen with Kubernetes 1.37: 22 of 81 group
 * versions for one second, before `/readyz`.
 *
 * @param options - `registered`: its APIServices, one for each group version
 * that it serves or passes on; left out where they could not be read. Then it is
 * `known`: what it served before
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
    ? 'an APIService says that it is served, and the discovery does not have it'
    : 'it was served before, and the APIServices that would say that it is gone could not be read';
  return [...expected]
    .filter(([key]) => !shown.has(key))
    .map(([, each]) => ({ ...each, reason }));
}
