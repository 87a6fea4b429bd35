/**
 * The form of the kept facts and of this state. It goes up by one with every
 * change to what is kept of a kind: facts of another form are listed again.
 */
export const READING_FORMAT = 1;

/**
 * What lets the next reading of a cluster ask only for what changed. It is JSON,
 * it belongs to the facts that came with it, and it is of use only together with
 * them: keep both in one transaction, or drop it.
 *
 * @alpha
 */
export interface ReadingState {
  /** {@link READING_FORMAT} */
  format: number;
  /** The uid of the namespace `kube-system`. */
  clusterUid?: string;
  /** Of the last complete answer to `/apis`. */
  discoveryEtag?: string;
  /** By the name of the part. */
  kinds: Record<string, KindState>;
}

/**
 * Where the reading of one kind stands.
 *
 * @alpha
 */
export interface KindState {
  apiVersion: string;
  /** From where on changes are asked for. */
  resourceVersion: string;
  /** When its part was read: facts of another time do not belong to it. */
  readAt: string;
  /** When it was last listed whole, ISO 8601. */
  listedAt: string;
}
