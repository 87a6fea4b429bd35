import { InventoryKind } from '../inventory';
import { CheckFacts } from './CheckFacts';
import { FoundProblem } from './FoundProblem';

/**
 * How bad it is, on a fixed scale.
 *
 * - `critical`: it is broken now, or the next ordinary write or restart fails.
 * - `warning`: it breaks with a foreseeable event: an upgrade, a lost node, a date.
 * - `info`: nothing breaks; it costs, or it is worth a decision.
 *
 * @public
 */
export type CheckSeverity = 'critical' | 'warning' | 'info';

/**
 * What a check reads: a kind of the inventory, the samples of custom resources, or
 * who acts on the objects of each CRD.
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
  /** What to do, in a sentence. */
  text: string;
  /**
   * A command to copy. `{kind}`, `{name}`, `{namespace}` and the finding's own
   * `values` are filled in, quoted for a POSIX shell: none may stand in quotes.
   */
  command?: string;
}

/**
 * One kind of problem that Eco looks for in every cluster.
 *
 * @public
 */
export interface Check {
  /** Unique and stable, for example `crd-stored-version-not-served`. */
  id: string;
  /** Names the problem in a few words. */
  title: string;
  severity: CheckSeverity;
  /** Why it is that severe, in one sentence. */
  severityReason: string;
  /**
   * What it reads. Where one of these is stale or unread, the check is unknown in
   * that cluster, never clean.
   */
  reads: readonly CheckInput[];
  /**
   * Says why this cluster cannot be judged, or not in full, although everything
   * was read, for example that its pods are simulated. What `find` gives counts;
   * what it does not give is unknown.
   *
   * @returns undefined where it can be judged
   */
  unknown?(facts: CheckFacts): string | undefined;
  /** Finds the problem. Pure: no I/O, no clock. One result for each subject. */
  find(facts: CheckFacts): FoundProblem[];
  /** Why it matters, in one to three sentences. */
  why: string;
  /** How to fix it, in order. */
  fix: readonly FixStep[];
  links: ReadonlyArray<{ title: string; url: string }>;
}
