import { ApiResourceFacts } from '@backstage-eco/plugin-eco-node';

/**
 * What an API server serves, as far as it could say.
 */
export interface Discovery {
  resources: ApiResourceFacts[];
  /** Group versions whose resources are not known, with the reason. */
  unknown: Array<GroupVersion & { reason: string }>;
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
    unknown: parts.flatMap(part => part.unknown),
  };
}
