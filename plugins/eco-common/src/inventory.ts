/**
 * How far the list of a kind can be trusted.
 *
 * - `read`: complete, from the last attempt.
 * - `stale`: complete when it was read; the last attempt failed.
 * - `unread`: never read. It says nothing, least of all that nothing is there.
 * - `not-served`: the API server said that it has no such kind.
 *
 * @public
 */
export type KindState = 'read' | 'stale' | 'unread' | 'not-served';

/**
 * One kind of a cluster's inventory.
 *
 * @public
 */
export interface InventoryKindSummary {
  /** For example `deployments`. */
  kind: string;
  state: KindState;
  /** Of a stale kind: the API server had no such kind when it was last asked. */
  notServed?: boolean;
  /** How many objects are kept. Left out where it was never read or served. */
  objects?: number;
  /** When it was last read, ISO 8601. Left out: never. */
  readAt?: string;
  /** Since when it cannot be read, ISO 8601. */
  since?: string;
  /** Why it cannot be read; of one that was read, what is not known of it. */
  reason?: string;
}

/**
 * What was sampled of one kind of custom resource. Counts of managers, owners
 * and finalizers are of the objects that were looked at, not of all.
 *
 * @public
 */
export interface CustomResourceKind {
  group: string;
  plural: string;
  kind: string;
  /** The version that was asked for; left out where none is served. */
  version?: string;
  scope: 'Namespaced' | 'Cluster';
  /** As {@link KindState}. */
  state: 'read' | 'stale' | 'unread';
  /** ISO 8601. Left out: never. */
  sampledAt?: string;
  since?: string;
  reason?: string;
  /** The API server does not let Eco list such objects. Left out: it does, or nobody knows. */
  isForbidden?: boolean;
  /** How many objects there are. Left out where nobody can say. */
  count?: number;
  /** False where the API server estimated it. */
  countIsExact?: boolean;
  /** How many objects were looked at. */
  sampled: number;
  managers: Array<{ name: string; subresource?: string; count: number }>;
  owners: Array<{ apiVersion: string; kind: string; count: number }>;
  /** `example`: one of the objects that has it. */
  finalizers: Array<{
    name: string;
    count: number;
    example?: { namespace?: string; name: string };
  }>;
  /** How many objects wait for their finalizers to be deleted. */
  deleting: number;
  maxGeneration?: number;
  /** Some of the namespaces. */
  namespaces?: string[];
  /** Some of the objects. */
  names?: Array<{ namespace?: string; name: string }>;
}
