import { ApiResourceFacts } from '@backstage-eco/plugin-eco-node';

/**
 * What an API server serves, as far as it is known.
 */
export interface Discovery {
  resources: ApiResourceFacts[];
  /** Group versions whose resources are unknown. */
  gaps: DiscoveryGap[];
  /**
   * Group versions that are served but currently have no resources, such as
   * those of a metrics adapter without metrics.
   */
  empty: GroupVersion[];
}

/** A group version whose resources are unknown, and why. */
export interface DiscoveryGap extends GroupVersion {
  reason: string;
}

/** A version of an API group. The core group is an empty string. */
export interface GroupVersion {
  group: string;
  version: string;
}

/** Merges several discoveries into one. */
export function joinDiscoveries(...parts: Discovery[]): Discovery {
  return {
    resources: parts.flatMap(part => part.resources),
    gaps: parts.flatMap(part => part.gaps),
    empty: parts.flatMap(part => part.empty),
  };
}

/** Returns a group version as a string key. */
export function groupVersionKey({ group, version }: GroupVersion): string {
  return `${group}/${version}`;
}
