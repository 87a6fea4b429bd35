import { ClusterObject, ClusterWriter } from '@backstage-eco/plugin-eco-node';
import type { StoredRequest } from '../../store';
import { TrackerTimeouts } from './TrackerTimeouts';

/** One attempt at a request, with everything needed to continue it. */
export interface Work {
  request: StoredRequest;
  writer: ClusterWriter;
  /** Aborts the attempt before the claim expires. */
  signal: AbortSignal;
  /** ISO 8601. */
  now: string;
  timeouts: TrackerTimeouts;
  /** Returns the Database with the request's name, whoever created it. */
  getAny(): Promise<ClusterObject | undefined>;
  /** Returns that Database if it has the request's uid. */
  getLive(): Promise<ClusterObject | undefined>;
  /** Whether it may use volumes that an earlier Database of its name left. */
  mayHoldKept(live: ClusterObject): Promise<boolean>;
}
