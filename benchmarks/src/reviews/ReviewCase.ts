import { DatabaseSpec, StalledReason } from '@backstage-eco/plugin-eco-common';
import { KubernetesObject } from 'control-plane';

/** A Database that somebody wants, and what is there before. */
export interface ReviewCase {
  /** What the controller is to say; left out of a good one. */
  reason?: StalledReason;
  /** What is special about it, for people. */
  cause: string;
  /** Left out: the Database has no spec. */
  spec?: DatabaseSpec;
  /** A change: the Database as it is before. */
  from?: DatabaseSpec;
  /** One of the same name that was deleted, and whose volumes are kept. */
  earlier?: {
    spec: DatabaseSpec;
    owner?: string;
    /** Made and deleted by somebody else, so that Eco knows nothing of it. */
    isUnknown?: boolean;
  };
  /** Somebody's objects, which are there already. */
  objects?: (name: string) => KubernetesObject[];
}

/** A case with a name of its own. */
export interface NamedCase extends ReviewCase {
  name: string;
}

/** Gives each case a name that its children take as it is. */
export function named(
  cases: readonly ReviewCase[],
  prefix: string,
): NamedCase[] {
  return cases.map((reviewCase, i) => ({
    ...reviewCase,
    name: `${prefix}-${i + 1}`,
  }));
}
