/**
 * Reliability of a kind's object list.
 *
 * - `read`: complete, from the last attempt.
 * - `stale`: complete when it was read; the last attempt failed.
 * - `unread`: never read. Objects may exist; an empty list proves nothing.
 * - `not-served`: the API server reported that it does not serve the kind.
 *
 * @public
 */
export type KindState = 'read' | 'stale' | 'unread' | 'not-served';

/**
 * Read state of one kind in a cluster's inventory.
 *
 * @public
 */
export interface InventoryKindSummary {
  /** For example `deployments`. */
  kind: string;
  state: KindState;
  /** For a stale kind: the API server did not serve it when last read. */
  notServed?: boolean;
  /** Number of stored objects. Omitted if the kind was never read or served. */
  objects?: number;
  /** When it was last read, ISO 8601. Omitted if never read. */
  readAt?: string;
  /** When it first could not be read, ISO 8601. */
  since?: string;
  /**
   * Why it cannot be read. For a kind that was read: what is unknown about it.
   */
  reason?: string;
}

/**
 * Sampled facts about a kind of custom resource. Managers, owners and
 * finalizers are counted over the sampled objects, not over all.
 *
 * @public
 */
export interface CustomResourceKind {
  group: string;
  plural: string;
  kind: string;
  /** Requested version. Omitted if none is served. */
  version?: string;
  scope: 'Namespaced' | 'Cluster';
  /** See {@link KindState}. */
  state: 'read' | 'stale' | 'unread';
  /** ISO 8601. Omitted if never sampled. */
  sampledAt?: string;
  since?: string;
  reason?: string;
  /**
   * Whether Eco is denied listing these objects. Omitted if allowed or unknown.
   */
  isForbidden?: boolean;
  /** Number of objects in the cluster. Omitted if unknown. */
  count?: number;
  /** False if the API server estimated it. */
  countIsExact?: boolean;
  /** Number of sampled objects. */
  sampled: number;
  managers: Array<{ name: string; subresource?: string; count: number }>;
  owners: Array<{ apiVersion: string; kind: string; count: number }>;
  /** `example`: an object with this finalizer. */
  finalizers: Array<{
    name: string;
    count: number;
    example?: { namespace?: string; name: string };
  }>;
  /** Number of objects being deleted that wait for their finalizers. */
  deleting: number;
  maxGeneration?: number;
  /** Some of the namespaces. */
  namespaces?: string[];
  /** Some of the objects. */
  names?: Array<{ namespace?: string; name: string }>;
}
