import { DatabaseSpec, StalledReason } from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from 'control-plane';

/** A Database to create or change, and the state before. */
export interface ReviewCase {
  /** Expected reason of Stalled. Omitted for a good case. */
  reason?: StalledReason;
  /** Cause of the stall, or what is special about a good case, for display. */
  cause: string;
  /** Omitted if the Database has no spec. */
  spec?: DatabaseSpec;
  /** Spec before the change. Omitted for a new Database. */
  from?: DatabaseSpec;
  /** A deleted Database of the same name, whose volumes are kept. */
  earlier?: {
    spec: DatabaseSpec;
    owner?: string;
    /**
     * Created and deleted by somebody else, so that Eco does not know of it.
     */
    isUnknown?: boolean;
  };
  /** Returns objects of others that already exist. */
  objects?: (name: string) => KubernetesObject[];
}

/** A case with its own name. */
export interface NamedCase extends ReviewCase {
  name: string;
}

/** Names each case, short enough that its children use the name unchanged. */
export function named(
  cases: readonly ReviewCase[],
  prefix: string,
): NamedCase[] {
  return cases.map((reviewCase, i) => ({
    ...reviewCase,
    name: `${prefix}-${i + 1}`,
  }));
}
