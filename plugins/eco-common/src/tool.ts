import { LayerId } from './layers';

/**
 * Where a fact of the outside world stands, so that a person can check it.
 *
 * @public
 */
export interface Sourced {
  /** The public page that states it, or where it was looked for in vain. */
  source: string;
  /**
   * The day on which the source stated it, `YYYY-MM-DD`. Where the page bears
   * no day: the day on which it was read.
   */
  date: string;
}

/**
 * Where a project stands in the Cloud Native Computing Foundation. `none`: it is
 * no project of the CNCF of its own. `unknown`: looked for, and not verified.
 *
 * @public
 */
export type CncfStatus =
  | 'graduated'
  | 'incubating'
  | 'sandbox'
  | 'archived'
  | 'none'
  | 'unknown';

/**
 * The CNCF status of a tool, or of the project that it is a part of.
 *
 * @public
 */
export interface CncfMaturity extends Sourced {
  status: CncfStatus;
  /** The day on which the CNCF gave it the status, `YYYY-MM-DD`. */
  since?: string;
  /** The CNCF project that it is a part of, where that has another name. */
  project?: string;
}

/**
 * What may be expected of a project.
 *
 * - `active`: it gets releases, and no end is announced.
 * - `maintenance`: fixes only; it stays as it is.
 * - `deprecated`: its makers ask to move on; fixes may still come.
 * - `retired`: its makers have ended it; no fixes, not even for security.
 * - `archived`: ended, and its repository can only be read.
 * - `unknown`: looked for, and not verified.
 *
 * @public
 */
export type LifecycleState =
  | 'active'
  | 'maintenance'
  | 'deprecated'
  | 'retired'
  | 'archived'
  | 'unknown';

/**
 * Whether a project is still looked after, and what to move to where it is not.
 *
 * @public
 */
export interface ToolLifecycle extends Sourced {
  state: LifecycleState;
  /** What to know about it in one or two sentences, for example until when. */
  note?: string;
  /** Ids of the tools that its makers, or their users, move to. */
  successors?: string[];
}

/**
 * How much an operator does by itself, as its makers say: 1 basic install,
 * 2 seamless upgrades, 3 full lifecycle, 4 deep insights, 5 auto-pilot.
 *
 * @public
 */
export interface DeclaredCapability extends Sourced {
  level: 1 | 2 | 3 | 4 | 5;
}

/**
 * A tool that does the same, or part of it.
 *
 * @public
 */
export interface ToolAlternative {
  toolId: string;
  /** How it differs from this one, in one or two sentences. */
  difference: string;
}

/**
 * Whether a cluster can show a tool at all. kubectx leaves no trace: that none
 * is seen says nothing.
 *
 * @public
 */
export type Observable = 'always' | 'sometimes' | 'never';

/**
 * What Eco knows of an ecosystem tool, whether or not a cluster runs it. A field
 * that is left out is not known: a company's own definition may be short.
 *
 * @public
 */
export interface Tool {
  /** For example `cert-manager`. */
  id: string;
  name: string;
  /** What it is for, in one or two sentences. */
  purpose: string;
  /** When to choose it, in one or two sentences. */
  whenToUse?: string;
  /** When something else fits better, in one or two sentences. */
  whenNotToUse?: string;
  /** Of a framework: the operators that are best built with it. */
  bestFor?: string;
  alternatives?: ToolAlternative[];
  /** Where it stands; the first is its main place. */
  layers: LayerId[];
  observable: Observable;
  /** Why it is not always to be seen. */
  observableReason?: string;
  cncf?: CncfMaturity;
  lifecycle?: ToolLifecycle;
  /** Of an operator only. */
  capability?: DeclaredCapability;
  /** The kinds that it brings, `group/Kind`; `group/*` for every kind of a group. */
  owns?: string[];
  links: Array<{ title: string; url: string }>;
}
