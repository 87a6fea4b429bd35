import { Counted, OverheadNumbers } from '../summaries';
import { EcoRequestOptions } from './EcoApi';
import { Comparison, CrdDifferences, Fleet } from './fleet';

/**
 * What Eco's backend answers about many clusters at once. Every call may end in a
 * `ResponseError`: 403 without the permission `eco.inventory.read`.
 *
 * @public
 */
export interface EcoFleetApi {
  /** A row for each cluster that the caller may see, and what to do first. */
  getFleet(options?: EcoRequestOptions): Promise<Fleet>;

  /** Tools and kinds of clusters side by side; no clusters means all. */
  compareClusters(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Comparison>;

  /**
   * CRDs that serve the same versions with other schemas in other clusters; no
   * clusters means all.
   */
  getCrdDifferences(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<CrdDifferences>;

  /**
   * What the workloads of each tool request, beside what the nodes have; no clusters
   * means all.
   */
  getOverhead(
    request?: { clusters?: string[] },
    options?: EcoRequestOptions,
  ): Promise<Counted<OverheadNumbers>>;
}
