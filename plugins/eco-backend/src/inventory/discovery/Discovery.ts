import { ApiResourceFacts } from '@backstage-eco/plugin-eco-node';

/**
 * What an API server serves, as far as it could say.
 */
export interface Discovery {
  resources: ApiResourceFacts[];
  /** Group versions whose resources are not known. */
  gaps: DiscoveryGap[];
  /**
   * Group versions that are served and have no resources at the moment, such as
   * those of a metrics adapter without metrics.
   */
  empty: GroupVersion[];
}

/** A group version whose resources are not known, and why. */
export interface DiscoveryGap extends GroupVersion {
  reason: string;
}

/** A version of an API group; the core group is an empty text. */
export interface GroupVersion {
  group: string;
  version: string;
}

/** Several discoveries as one. */
export function joinDiscoveries(...parts: Discovery[]): Discovery {
  return {
    resources: parts.flatMap(part => part.resources),
    gaps: parts.flatMap(part => part.gaps),
    empty: parts.flatMap(part => part.empty),
  };
}

/** A group version in one text. */
export function groupVersionKey({ group, version }: GroupVersion): string {
  return `${group}/${version}`;
}
