import { DiscoveryGap, GroupVersion } from './discovery/Discovery';

/**
 * Version of the stored facts and of this state. Increment it with every change
 * to the stored facts of a kind: facts in another format are listed again.
 */
export const READING_FORMAT = 2;

/**
 * State that lets the next read of a cluster ask only for changes. It is plain
 * JSON and valid only with the facts it came with. Store both in one
 * transaction, or drop it.
 *
 * @alpha
 */
export interface ReadingState {
  /**
   * Format of this state and of the facts. State in another format is ignored.
   */
  format: number;
  /** Last known uid of the namespace `kube-system`. */
  clusterUid?: string;
  /** Omitted if the next read must run a full discovery. */
  discovery?: DiscoveryState;
  /** State of each kind, by the name of its part. */
  kinds: Record<string, KindState>;
  /**
   * When a kind with an optional role was refused, ISO 8601, by the name of its
   * part. Omitted if none was, or if an earlier version of Eco wrote the state.
   */
  refusals?: Record<string, string>;
}

/**
 * State of the API discovery.
 *
 * @alpha
 */
export interface DiscoveryState {
  /** ETag of the last answer to `/apis`. */
  etag: string;
  /**
   * When the part was read. Facts with another time do not match this state.
   */
  readAt: string;
  /** When the last full discovery ran, ISO 8601. */
  wholeAt: string;
  /** Group versions missing from that answer. Omitted if there are none. */
  gaps?: DiscoveryGap[];
  /** Group versions without resources. Omitted if there are none. */
  empty?: GroupVersion[];
}

/**
 * State of one kind.
 *
 * @alpha
 */
export interface KindState {
  apiVersion: string;
  /** Where the next watch starts. */
  resourceVersion: string;
  /**
   * When the part was read and how many items it had. Other facts do not match
   * this state.
   */
  readAt: string;
  count: number;
  /**
   * When the kind was last listed in full, ISO 8601, and the length of that
   * list.
   */
  listedAt: string;
  listLength: number;
  /** Until when every cycle lists the kind instead of watching it, ISO 8601. */
  listUntil?: string;
}
