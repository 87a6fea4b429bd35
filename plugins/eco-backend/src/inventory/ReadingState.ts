import { DiscoveryGap, GroupVersion } from './discovery/Discovery';

/**
 * The form of the kept facts and of this state. It goes up by one with every
 * change to what is kept of a kind: facts of another form are listed again.
 */
export const READING_FORMAT = 2;

/**
 * What lets the next reading of a cluster ask only for what changed. It is JSON,
 * it belongs to the facts that came with it, and it is of use only together with
 * them: keep both in one transaction, or drop it.
 *
 * @alpha
 */
export interface ReadingState {
  /** The form of this state and of the facts; another one is not used. */
  format: number;
  /** The uid of the namespace `kube-system`, as it was last seen. */
  clusterUid?: string;
  /** Left out where all that is served has to be asked for. */
  discovery?: DiscoveryState;
  /** By the name of the part. */
  kinds: Record<string, KindState>;
  /**
   * When a kind with an optional role was refused, ISO 8601, by the name of the part.
   * Left out: none was, or an earlier version of Eco did not keep it.
   */
  refusals?: Record<string, string>;
}

/**
 * Where the reading of what is served stands.
 *
 * @alpha
 */
export interface DiscoveryState {
  /** Of the last answer to `/apis`. */
  etag: string;
  /** When its part was read: facts of another time do not belong to it. */
  readAt: string;
  /** When all was asked for, ISO 8601. */
  wholeAt: string;
  /** Group versions of which that answer says nothing. Left out: none. */
  gaps?: DiscoveryGap[];
  /** Group versions without resources. Left out: none. */
  empty?: GroupVersion[];
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
  /** When its part was read, and how many items it had: others do not belong to it. */
  readAt: string;
  count: number;
  /** When it was last listed whole, ISO 8601, and how long that was. */
  listedAt: string;
  listLength: number;
  /** Until when it is listed in each cycle, ISO 8601. */
  listUntil?: string;
}
