import { CheckSeverity, FoundProblem } from '@backstage-eco/plugin-eco-node';

/**
 * A problem that a check found in a cluster.
 *
 * @alpha
 */
export interface Finding extends FoundProblem {
  checkId: string;
  severity: CheckSeverity;
  /**
   * Identifies the finding across cycles, from the check, the subject and the
   * aspect, without the API version of a kind. Unique in a cluster.
   */
  fingerprint: string;
  /**
   * Tool that the subject belongs to. Omitted if there is none, if it is
   * unknown, or if the subject is a tool itself.
   */
  toolId?: string;
}

/**
 * A check that could not run, or only in part. Its findings count, but finding
 * nothing does not mean that the cluster is clean.
 *
 * @alpha
 */
export interface UnknownCheck {
  checkId: string;
  reason: string;
  /** ISO 8601. Omitted if its inputs were read, but are inconclusive. */
  since?: string;
}
