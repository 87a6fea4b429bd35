/**
 * A name with the number of objects it applies to.
 *
 * @public
 */
export interface Count {
  /** Mostly untrusted text from the cluster. */
  name: string;
  count: number;
}

/**
 * Objects by the readiness they report.
 *
 * @public
 */
export interface ReadyCounts {
  ready: number;
  notReady: number;
  /** Not reported yet, or reported as unknown. */
  unsaid: number;
}

/**
 * An object list of a cluster that is unread or outdated.
 *
 * @public
 */
export interface UnreadList {
  /** For example `certificates`. */
  what: string;
  reason: string;
  /** ISO 8601. */
  since: string;
}

/**
 * Counts per cluster, for the requested clusters.
 *
 * @public
 */
export interface Counted<T> {
  /**
   * Sorted by cluster name. `countedAt` is ISO 8601. The counted facts may be
   * older; `unknown` names the outdated ones.
   */
  items: Array<T & { cluster: string; countedAt: string }>;
  /** Clusters about which nothing is known. */
  unknownIn: Array<{ cluster: string; reason: string; since: string }>;
}
