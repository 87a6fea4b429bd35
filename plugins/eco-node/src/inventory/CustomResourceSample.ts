/**
 * Sample of a kind's custom resources, from one page of their metadata in the
 * storage version. Managers, owners and finalizers are counted over the sampled
 * objects, not over all.
 *
 * @public
 */
export interface CustomResourceSample {
  group: string;
  plural: string;
  kind: string;
  /** Requested version. Omitted if none is served. */
  version?: string;
  scope: 'Namespaced' | 'Cluster';
  /**
   * - `read`: from the last attempt.
   * - `stale`: the last attempt failed; the facts are from `sampledAt`.
   * - `unread`: never read. Objects may exist; an empty sample proves nothing.
   */
  state: 'read' | 'stale' | 'unread';
  /** ISO 8601. Omitted if never sampled. */
  sampledAt?: string;
  /** Last attempt, ISO 8601. */
  triedAt: string;
  /**
   * Fingerprint of the CRD at that time. If it changes, the kind is sampled
   * again.
   */
  crdFingerprint: string;
  /** Since when the sample is stale or unread, ISO 8601. */
  since?: string;
  /** Why the sample is stale or unread. */
  reason?: string;
  /**
   * True if Eco is not allowed to list these objects. Omitted if it is, or if
   * unknown.
   */
  isForbidden?: boolean;
  /** Number of objects in the cluster. Omitted if unknown. */
  count?: number;
  /** False if the API server estimated it. */
  countIsExact?: boolean;
  /** Number of sampled objects. */
  sampled: number;
  /** Field managers, with the number of objects that each wrote to. */
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
  /** The longest-waiting of them, at most 5. Omitted if there are none. */
  waiting?: Array<{
    namespace?: string;
    name: string;
    /** ISO 8601. */
    since: string;
    finalizers: string[];
  }>;
  /**
   * Managers that wrote fields in a version other than the requested one, at
   * most 20. Omitted if there are none.
   */
  otherVersions?: Array<{
    version: string;
    manager: string;
    count: number;
    /** An affected object. */
    example: { namespace?: string; name: string };
  }>;
  /**
   * Managers that wrote the status and also spec fields that other managers
   * write; at most 20. Omitted if there are none.
   */
  specWriters?: Array<{
    manager: string;
    count: number;
    /** An affected object and a field of its spec, for example `replicas`. */
    example: { namespace?: string; name: string; field: string };
  }>;
  /**
   * Writes in the minutes before the sample, repeated ones first, at most 20.
   * Omitted if there were none.
   */
  recentWrites?: RecentWrite[];
  maxGeneration?: number;
  /** Namespaces that contain such objects, at most 100. */
  namespaces?: string[];
  /** References to some of the objects, at most 20. */
  names?: Array<{ namespace?: string; name: string }>;
}

/**
 * A field manager's write to an object, shortly before it was sampled.
 *
 * @public
 */
export interface RecentWrite {
  namespace?: string;
  name: string;
  uid: string;
  generation: number;
  resourceVersion: string;
  manager: string;
  /** For example `status`. Omitted for writes to the main resource. */
  subresource?: string;
  /** ISO 8601, by the API server's clock, in whole seconds. */
  at: string;
  /**
   * Number of consecutive samples in which this manager had written the object
   * again without changing its generation; 1 for this sample alone.
   */
  samples: number;
  /** Time of the first of those samples, ISO 8601. */
  since: string;
}
