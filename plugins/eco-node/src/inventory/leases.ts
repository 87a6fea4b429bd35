import { ObjectFacts } from './ObjectFacts';

/**
 * A Lease: who leads. Those of nodes are not read.
 *
 * @public
 */
export interface LeaseFacts extends ObjectFacts {
  holder?: string;
  durationSeconds?: number;
  /** By the holder's clock, ISO 8601. */
  renewedAt?: string;
  /** How often the holder changed. */
  transitions?: number;
}
