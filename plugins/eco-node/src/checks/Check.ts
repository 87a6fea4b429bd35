import { InventoryKind } from '../inventory';
import { CheckFacts } from './CheckFacts';
import { FoundProblem } from './FoundProblem';

/**
 * Severity of a problem.
 *
 * - `critical`: something is broken now, or the next ordinary write or restart
 *   will fail.
 * - `warning`: it will break on a foreseeable event: an upgrade, a node
 *   failure, an expiry date.
 * - `info`: nothing breaks, but it has a cost or needs a decision.
 *
 * @public
 */
export type CheckSeverity = 'critical' | 'warning' | 'info';

/**
 * Input of a check: a kind of the inventory, the samples of custom resources,
 * or the controllers of CRDs.
 *
 * @public
 */
export type CheckInput = InventoryKind | 'customResources' | 'controllers';

/**
 * One step of a fix.
 *
 * @public
 */
export interface FixStep {
  /** What to do, in one sentence. */
  text: string;
  /**
   * Command to copy. The placeholders `{kind}`, `{name}`, `{namespace}` and the
   * finding's own `values` are filled in, already quoted for a POSIX shell; do
   * not put quotes around them.
   */
  command?: string;
}

/**
 * A check: one kind of problem that Eco looks for in every cluster.
 *
 * @public
 */
export interface Check {
  /** Unique and stable, for example `crd-stored-version-not-served`. */
  id: string;
  /** The problem in a few words. */
  title: string;
  severity: CheckSeverity;
  /** Why it has this severity, in one sentence. */
  severityReason: string;
  /**
   * Inputs of the check. If any of them is stale or unread, the check is
   * unknown in that cluster, never clean.
   */
  reads: readonly CheckInput[];
  /**
   * Returns why the check cannot fully judge this cluster although all inputs
   * were read, for example because its pods are simulated. Problems that `find`
   * returns still count, but a missing problem then proves nothing.
   *
   * @returns undefined if the cluster can be fully judged
   */
  unknown?(facts: CheckFacts): string | undefined;
  /**
   * Finds the problem's occurrences, one per subject and aspect. Pure: no I/O,
   * no clock.
   */
  find(facts: CheckFacts): FoundProblem[];
  /** Why it matters, in one to three sentences. */
  why: string;
  /** How to fix it, in order. */
  fix: readonly FixStep[];
  links: ReadonlyArray<{ title: string; url: string }>;
}
