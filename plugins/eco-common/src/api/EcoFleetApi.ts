import { Counted, OverheadNumbers } from '../summaries';
import { EcoRequestOptions } from './EcoApi';
import { Comparison, CrdDifferences, Fleet } from './fleet';

/**
 * Views across many clusters. Any method may reject with a `ResponseError`: 403
 * without the permission `eco.inventory.read`. If `clusters` is omitted or
 * empty, a method covers all clusters that the caller may see.
 *
 * @public
 */
export interface EcoFleetApi {
  /** Returns a row per visible cluster, and the findings to fix first. */
  getFleet(options?: EcoRequestOptions): Promise<Fleet>;

  /** Compares the tools and custom resource kinds of clusters. */
  compareClusters(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Comparison>;

  /**
   * Lists CRDs that serve the same versions with different schemas in different
   * clusters.
   */
  getCrdDifferences(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<CrdDifferences>;

  /**
   * Returns the resource requests of each tool's workloads, next to node
   * capacity.
   */
  getOverhead(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<OverheadNumbers>>;
}
