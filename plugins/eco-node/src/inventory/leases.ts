import { ObjectFacts } from './ObjectFacts';

/**
 * A Lease, used for leader election. Node leases are not read.
 *
 * @public
 */
export interface LeaseFacts extends ObjectFacts {
  holder?: string;
  durationSeconds?: number;
  /** By the holder's clock, ISO 8601. */
  renewedAt?: string;
  /** Number of times the holder changed. */
  transitions?: number;
}
