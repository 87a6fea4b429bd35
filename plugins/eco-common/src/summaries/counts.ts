/**
 * A name, and of how many things it is true.
 *
 * @public
 */
export interface Count {
  /** Mostly text from the cluster: untrusted. */
  name: string;
  count: number;
}

/**
 * How many things are ready by their own word.
 *
 * @public
 */
export interface ReadyCounts {
  ready: number;
  notReady: number;
  /** Nobody said yet, or nobody knows. */
  unsaid: number;
}

/**
 * A list of a cluster that was not read, or not lately.
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
 * Something counted in the clusters that were asked for.
 *
 * @public
 */
export interface Counted<T> {
  /**
   * In the order of the clusters' names. `countedAt` is ISO 8601; the facts that
   * were counted may be older, and `unknown` says which.
   */
  items: Array<T & { cluster: string; countedAt: string }>;
  /** The clusters of which nothing can be said. */
  unknownIn: Array<{ cluster: string; reason: string; since: string }>;
}
