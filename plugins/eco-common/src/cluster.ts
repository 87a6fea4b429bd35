/**
 * Statuses of the last attempt to read a cluster.
 *
 * - `pending`: not attempted yet.
 * - `ok`: everything requested was read.
 * - `partial`: some kinds could not be read; `unread` lists them.
 * - `unauthorised`: the API server rejected the credentials (401).
 * - `forbidden`: the credentials are valid but may not read anything (403).
 * - `client-side-auth`: the cluster needs a token that only a browser has.
 * - `unreachable`: no answer from an API server.
 * - `not-listed`: the cluster is no longer in the list of clusters.
 * - `timed-out`: the API server did not answer in time.
 * - `duplicate-name`: two clusters share this name; neither is read.
 * - `not-a-cluster`: what answers is not a Kubernetes API server.
 *
 * @public
 */
export const OUTCOME_STATUSES = [
  'pending',
  'ok',
  'partial',
  'unauthorised',
  'forbidden',
  'client-side-auth',
  'unreachable',
  'not-listed',
  'timed-out',
  'duplicate-name',
  'not-a-cluster',
] as const;

/**
 * One of {@link OUTCOME_STATUSES}.
 *
 * @public
 */
export type OutcomeStatus = (typeof OUTCOME_STATUSES)[number];

/**
 * Result of the last attempt to read a cluster.
 *
 * @public
 */
export interface Outcome {
  status: OutcomeStatus;
  /** Explanation for the person who has to fix it. */
  reason?: string;
  /** End of the attempt, ISO 8601. */
  at?: string;
}

/**
 * A kind that the last attempt could not read.
 *
 * @public
 */
export interface UnreadKind {
  /** For example `deployments`. */
  kind: string;
  reason: string;
  /** When it first could not be read, ISO 8601. */
  since: string;
  /**
   * Time of the last successful read, which its facts are from, ISO 8601.
   * Omitted if never read.
   */
  lastReadAt?: string;
}

/**
 * A requested or running refresh of a cluster. Times are ISO 8601.
 *
 * @public
 */
export interface ClusterReading {
  /** Time of a request that has not started yet. */
  requestedAt?: string;
  /** Start of the running refresh. */
  startedAt?: string;
  /** Number of kinds read so far, out of `total`. Omitted until counted. */
  done?: number;
  total?: number;
}

/**
 * A cluster that was removed and can be restored. Times are ISO 8601.
 *
 * @public
 */
export interface ArchivedCluster {
  name: string;
  title: string;
  /** When it was last in the list of clusters. */
  listedAt: string;
  /** When anything in it was last read. Omitted if never read. */
  readAt?: string;
  archivedAt: string;
}

/**
 * A cluster known to Eco.
 *
 * @public
 */
export interface ClusterSummary {
  name: string;
  /** Display name; same as `name` if the Kubernetes plugin has no title. */
  title: string;
  outcome: Outcome;
  unread: UnreadKind[];
  /** When the facts shown were read, ISO 8601. Omitted if never read. */
  readAt?: string;
  /** API server version, without a leading `v`. */
  kubernetesVersion?: string;
  nodeCount?: number;
  /** Number of simulated nodes (kwok), whose pods do not actually run. */
  simulatedNodeCount?: number;
  /**
   * Other visible names of the same cluster. Includes names that lists omit
   * because nothing more can be read under them. Omitted if none is known.
   */
  otherNames?: string[];
  /** Omitted if no refresh is running or requested. */
  reading?: ClusterReading;
}
