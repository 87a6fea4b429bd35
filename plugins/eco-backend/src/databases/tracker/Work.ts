import { ClusterObject, ClusterWriter } from '@backstage-eco/plugin-eco-node';
import type { StoredRequest } from '../../store';
import { Patience } from './Patience';

/** One look at a request, and the means to carry it on. */
export interface Work {
  request: StoredRequest;
  writer: ClusterWriter;
  /** Ends the look before the claim does. */
  signal: AbortSignal;
  /** ISO 8601. */
  now: string;
  patience: Patience;
  /** The Database of the request's name, whoever made it. */
  getAny(): Promise<ClusterObject | undefined>;
  /** The same, if it has the request's uid. */
  getLive(): Promise<ClusterObject | undefined>;
  /** Whether it may have opened what an earlier Database of its name left. */
  mayHoldKept(live: ClusterObject): Promise<boolean>;
}
