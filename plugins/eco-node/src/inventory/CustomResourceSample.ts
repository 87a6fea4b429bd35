/**
 * What a look at one page of a kind's custom resources gave: metadata only, at
 * the version in which they are stored. Counts of managers, owners and
 * finalizers are of the objects that were looked at, not of all.
 *
 * @public
 */
export interface CustomResourceSample {
  group: string;
  plural: string;
  kind: string;
  /** The version that was asked for; left out where none is served. */
  version?: string;
  scope: 'Namespaced' | 'Cluster';
  /**
   * - `read`: from the last attempt.
   * - `stale`: the last attempt failed; what is said is of `sampledAt`.
   * - `unread`: never read. It says nothing, least of all that there are none.
   */
  state: 'read' | 'stale' | 'unread';
  /** ISO 8601. Left out: never. */
  sampledAt?: string;
  /** When it was last tried, ISO 8601. */
  triedAt: string;
  /** Of the CRD at that time: with another one it is due again. */
  crdFingerprint: string;
  /** Since when it is stale or unread, ISO 8601. */
  since?: string;
  /** Why it is stale or unread. */
  reason?: string;
  /** The API server does not let Eco list such objects. Left out: it does, or nobody knows. */
  isForbidden?: boolean;
  /** How many objects there are. Left out where nobody can say. */
  count?: number;
  /** False where the API server estimated it. */
  countIsExact?: boolean;
  /** How many objects were looked at. */
  sampled: number;
  /** Who wrote fields of how many objects. */
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
  /** Those of them that have waited longest, at most 5. Left out: none does. */
  waiting?: Array<{
    namespace?: string;
    name: string;
    /** ISO 8601. */
    since: string;
    finalizers: string[];
  }>;
  /**
   * Who wrote fields in another version than the one that was asked for, at most 20.
   * Left out: nobody did.
   */
  otherVersions?: Array<{
    version: string;
    manager: string;
    count: number;
    /** One of the objects. */
    example: { namespace?: string; name: string };
  }>;
  /**
   * Who wrote the status of objects and fields of their spec too, which others also
   * write; at most 20. Left out: nobody did.
   */
  specWriters?: Array<{
    manager: string;
    count: number;
    /** One of the objects, and a field of its spec, as `replicas`. */
    example: { namespace?: string; name: string; field: string };
  }>;
  /**
   * Writes of the minutes before the sample, at most 20, those that repeat first.
   * Left out: there were none.
   */
  recentWrites?: RecentWrite[];
  maxGeneration?: number;
  /** Namespaces with such objects, at most 100. */
  namespaces?: string[];
  /** Some of the objects, at most 20. */
  names?: Array<{ namespace?: string; name: string }>;
}

/**
 * A write of one field manager to an object, shortly before it was sampled.
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
  /** For example `status`. Left out: it wrote the object itself. */
  subresource?: string;
  /** ISO 8601, by the API server's clock, in whole seconds. */
  at: string;
  /**
   * In how many samples in a row this manager had just written the object anew
   * while its generation stayed the same; 1: in this one alone.
   */
  samples: number;
  /** When the first of them was taken, ISO 8601. */
  since: string;
}
