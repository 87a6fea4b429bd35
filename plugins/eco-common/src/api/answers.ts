import { ClusterSummary } from '../cluster';
import { Tool } from '../tool';

/**
 * The answer of `GET /clusters`.
 *
 * @public
 */
export interface ClusterList {
  /** In the order of their names. */
  items: ClusterSummary[];
}

/**
 * A definition that could not be used. The others are not touched by it.
 *
 * @public
 */
export interface DefinitionProblem {
  /** Where it was read: a file, a field of the configuration, or an entity. */
  file: string;
  /** The first line is 1. Left out where it was not read from a file. */
  line?: number;
  /** Names the field, what is wrong with it and how to mend it. */
  reason: string;
}

/**
 * The answer of `GET /definitions`.
 *
 * @public
 */
export interface DefinitionList {
  /** In the order of their ids. */
  items: Tool[];
  problems: DefinitionProblem[];
}

/**
 * The answer of `POST /clusters/{cluster}/refresh`. The cluster is read when
 * its `outcome.at` is later than `acceptedAt`.
 *
 * @public
 */
export interface RefreshAcceptance {
  cluster: string;
  /** ISO 8601, by the backend's clock. */
  acceptedAt: string;
}
