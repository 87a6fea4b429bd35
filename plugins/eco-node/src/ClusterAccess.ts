import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * A cluster that Eco can read.
 *
 * @public
 */
export interface ClusterReference {
  /** Unique name; the key of everything that Eco stores. */
  name: string;
  /** Display name. */
  title?: string;
}

/** @public */
export interface ClusterRequestOptions {
  /** Sent to the API server unchanged. */
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Read access to the clusters. It never writes: callers cannot choose the HTTP
 * method, every request is a GET.
 *
 * @public
 */
export interface ClusterAccess {
  /**
   * Lists all clusters. An empty list may also mean that a locator failed
   * silently, so callers must not delete anything because of it.
   *
   * @throws NotFoundError if no cluster is configured
   * @throws another error from `@backstage/errors` if the clusters cannot be
   *   listed
   */
  list(): Promise<ClusterReference[]>;

  /**
   * Sends one GET to a cluster's API server and returns the response, whatever
   * its status. The body may be an endless stream (watch).
   *
   * @param cluster - name of the cluster
   * @param path - path and query, for example
   *   `/apis/apps/v1/deployments?limit=500`
   * @throws {@link ClusterAccessError} if no API server answered
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
 * Thrown if no API server answered: the failure is on the way to it.
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
 * Lets a module replace how Eco reads clusters. At most one module may do so.
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
