import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * A cluster that can be asked.
 *
 * @public
 */
export interface ClusterReference {
  /** Unique; the key of everything that Eco keeps. */
  name: string;
  /** What a person reads. */
  title?: string;
}

/** @public */
export interface ClusterRequestOptions {
  /** Sent to the API server as they are. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * The way to the clusters. It reads and never writes: there is no method to
 * choose, every request is a GET.
 *
 * @public
 */
export interface ClusterAccess {
  /**
   * All clusters. An empty list may also mean that a locator failed silently:
   * nothing may be forgotten because of it.
   *
   * @throws NotFoundError where nothing says which clusters there are: none is
   * configured; another error from `@backstage/errors` where the list cannot be had
   */
  list(): Promise<ClusterReference[]>;

  /**
   * Sends one GET to a cluster's API server and gives back its answer, whatever
   * its status. The body can be a stream that does not end.
   *
   * @param cluster - the cluster's name
   * @param path - path and query, for example `/apis/apps/v1/deployments?limit=500`
   * @throws {@link ClusterAccessError} where no answer of an API server came
   */
  request(
    cluster: string,
    path: string,
    options?: ClusterRequestOptions,
  ): Promise<Response>;
}

/**
 * Why no API server answered.
 *
 * @public
 */
export type ClusterAccessFailure =
  | 'client-side-auth'
  | 'unreachable'
  | 'not-listed'
  | 'timed-out'
  | 'not-a-cluster'
  | 'unauthorised';

/**
 * No answer of an API server came: the reason is in between.
 *
 * @public
 */
export class ClusterAccessError extends Error {
  readonly failure: ClusterAccessFailure;

  constructor(failure: ClusterAccessFailure, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ClusterAccessError';
    this.failure = failure;
  }
}

/**
 * Lets a module bring its own way to the clusters. At most one module may.
 *
 * @public
 */
export interface EcoClusterAccessExtensionPoint {
  setClusterAccess(access: ClusterAccess): void;
}

/** @public */
export const ecoClusterAccessExtensionPoint =
  createExtensionPoint<EcoClusterAccessExtensionPoint>({
    id: 'eco.cluster-access',
  });
