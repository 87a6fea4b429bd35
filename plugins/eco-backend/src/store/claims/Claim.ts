/**
 * The right to read one cluster and to write what was read. It is had for a
 * short time and renewed; who lost it can not write any more, because the token
 * in the cluster's row is another one.
 */
export interface Claim {
  cluster: string;
  token: string;
  /** What is due: a cycle, or else samples of custom resources. */
  work: 'cycle' | 'samples';
  /** Somebody asked for the cycle. */
  isRequested: boolean;
  /** Several clusters of the last list have the name. */
  isDuplicate: boolean;
  /** How many cycles failed in a row. */
  failures: number;
}

/**
 * Somebody else has the cluster now, or may have it. What was read is not kept:
 * the other one reads it again.
 */
export class ClaimLostError extends Error {
  constructor(cluster: string) {
    super(`the claim on cluster ${cluster} was lost`);
    this.name = 'ClaimLostError';
  }
}
