/**
 * Exclusive right to read one cluster and write the result. It is a short lease
 * that its holder renews. After losing it, the holder cannot write any more,
 * because the token in the cluster's row has changed.
 */
export interface Claim {
  cluster: string;
  token: string;
  /** Work that is due: a cycle, or only samples of custom resources. */
  work: 'cycle' | 'samples';
  /** Whether a user requested the cycle. */
  isRequested: boolean;
  /** Whether several clusters of the last list have this name. */
  isDuplicate: boolean;
  /** Consecutive failed cycles. */
  failures: number;
}

/**
 * Thrown if another backend may hold the cluster now. The result is discarded;
 * the other backend reads the cluster again.
 */
export class ClaimLostError extends Error {
  constructor(cluster: string) {
    super(`the claim on cluster ${cluster} was lost`);
    this.name = 'ClaimLostError';
  }
}
