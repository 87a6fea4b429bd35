import { ClusterSummary } from '../cluster';
import { Stack, ToolDetail } from '../stack';
import { Tool } from '../tool';

/**
 * What every call of {@link EcoApi} takes beside its own request.
 *
 * @public
 */
export interface EcoRequestOptions {
  /** Sent as bearer token. Left out in the browser, where the fetch API adds it. */
  token?: string;
  /** Ends the call when its answer is not wanted any more. */
  signal?: AbortSignal;
}

/**
 * What Eco's backend answers. Every call may end in a `ResponseError`: 401
 * without credentials, 403 without the permission of the route.
 *
 * @public
 */
export interface EcoApi {
  /** The clusters that the caller may see, in the order of their names. */
  getClusters(options?: EcoRequestOptions): Promise<ClusterSummary[]>;

  /**
   * The layered stack of some clusters.
   *
   * @param request - `clusters` are names; left out or empty means all that the
   * caller may see.
   */
  getStack(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Stack>;

  /**
   * Everything known of a tool. 404 when no definition has the id.
   *
   * @param request - `clusters` as in {@link EcoApi.getStack}.
   */
  getTool(
    request: { toolId: string; clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<ToolDetail>;

  /** Every tool that Eco has a definition of, found or not. */
  getDefinitions(options?: EcoRequestOptions): Promise<Tool[]>;

  /**
   * Asks for a cluster to be read again at once. Resolves when the wish is
   * taken, not when the cluster is read: its `outcome.at` says that.
   */
  refreshCluster(name: string, options?: EcoRequestOptions): Promise<void>;
}
