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
   * Names the finding from cycle to cycle: made of the check, the subject and the
   * aspect, without the version in which a kind is served. Unique in a cluster.
   */
  fingerprint: string;
  /** The tool of which its subject is a part. Left out: none, not known, or a tool itself. */
  toolId?: string;
}

/**
 * A check that cannot be made, or not in full. What it finds counts; that it finds
 * nothing says nothing.
 *
 * @alpha
 */
export interface UnknownCheck {
  checkId: string;
  reason: string;
  /** ISO 8601. Left out: what it reads was read, but cannot decide. */
  since?: string;
}
