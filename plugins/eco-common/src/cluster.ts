/**
 * How the last attempt to read a cluster ended.
 *
 * - `pending`: not tried yet.
 * - `ok`: everything that was asked for was read.
 * - `partial`: some kinds could not be read; they are named in `unread`.
 * - `unauthorised`: the API server does not accept the credentials (401).
 * - `forbidden`: they are accepted, and may read nothing (403).
 * - `client-side-auth`: only a browser has a token for this cluster.
 * - `unreachable`: no answer from an API server.
 * - `not-listed`: the list of clusters no longer names it.
 * - `timed-out`: an answer that did not come in time.
 * - `duplicate-name`: two clusters have this name; neither is read.
 * - `not-a-cluster`: something answers that is no Kubernetes API server.
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
 * One of the outcomes.
 *
 * @public
 */
export type OutcomeStatus = (typeof OUTCOME_STATUSES)[number];

/**
 * An outcome, why, and when.
 *
 * @public
 */
export interface Outcome {
  status: OutcomeStatus;
  /** In words, for a person who has to mend it. */
  reason?: string;
  /** When the attempt ended, ISO 8601. */
  at?: string;
}

/**
 * A kind of object whose facts are not of the last attempt.
 *
 * @public
 */
export interface UnreadKind {
  /** For example `deployments`. */
  kind: string;
  reason: string;
  /** Since when it cannot be read, ISO 8601. */
  since: string;
  /** When it was last read; its facts are from then. Left out: never. */
  lastReadAt?: string;
}

/**
 * A reading that somebody waits for, or that runs. Times are ISO 8601.
 *
 * @public
 */
export interface ClusterReading {
  /** Somebody asked for a reading that is not begun yet. */
  requestedAt?: string;
  /** A reading runs since then. */
  startedAt?: string;
  /** How many kinds are read, of `total`. Left out until they are counted. */
  done?: number;
  total?: number;
}

/**
 * A cluster that went away and can be brought back. Times are ISO 8601.
 *
 * @public
 */
export interface ArchivedCluster {
  name: string;
  title: string;
  /** When a list of the clusters had it for the last time. */
  listedAt: string;
  /** When anything of it was read for the last time. Left out: never. */
  readAt?: string;
  archivedAt: string;
}

/**
 * A cluster as Eco knows it.
 *
 * @public
 */
export interface ClusterSummary {
  name: string;
  /** What a person reads; the name where the Kubernetes plugin gives no title. */
  title: string;
  outcome: Outcome;
  unread: UnreadKind[];
  /** When the facts that are shown were read, ISO 8601. Left out: never. */
  readAt?: string;
  /** The API server's version, without a leading `v`. */
  kubernetesVersion?: string;
  nodeCount?: number;
  /** How many of the nodes are simulated (kwok): their pods run nothing. */
  simulatedNodeCount?: number;
  /**
   * Other names of the same cluster that the caller may see: those that are left out
   * of lists, because nothing more can be read under them, and others. Left out: none
   * is known.
   */
  otherNames?: string[];
  /** Left out: nobody reads it now, and nobody asked for it. */
  reading?: ClusterReading;
}
