import { LayerId } from './layers';

/**
 * Source of a fact, so that a person can verify it.
 *
 * @public
 */
export interface Sourced {
  /**
   * Public page that states the fact, or where it was searched for without
   * success.
   */
  source: string;
  /**
   * Date of the source, `YYYY-MM-DD`. If the page has no date: the day it was
   * read.
   */
  date: string;
}

/**
 * Maturity of a project in the Cloud Native Computing Foundation. `none`: not a
 * CNCF project in its own right. `unknown`: could not be verified.
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
 * CNCF status of a tool, or of the project it is part of.
 *
 * @public
 */
export interface CncfMaturity extends Sourced {
  status: CncfStatus;
  /** Day the CNCF granted the status, `YYYY-MM-DD`. */
  since?: string;
  /** CNCF project it is part of, if named differently. */
  project?: string;
}

/**
 * Maintenance state of a project.
 *
 * - `active`: gets releases, and no end of life is announced.
 * - `maintenance`: fixes only, no new features.
 * - `deprecated`: its maintainers advise migrating; fixes may still come.
 * - `retired`: discontinued by its maintainers; no fixes, not even for
 *   security.
 * - `archived`: discontinued, and its repository is read-only.
 * - `unknown`: could not be verified.
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
 * Whether a project is still maintained, and what to migrate to if not.
 *
 * @public
 */
export interface ToolLifecycle extends Sourced {
  state: LifecycleState;
  /** Details in one or two sentences, for example the end date. */
  note?: string;
  /** Ids of the tools that its maintainers or users migrate to. */
  successors?: string[];
}

/**
 * Capability level of an operator, as declared by its maintainers: 1 basic
 * install, 2 seamless upgrades, 3 full lifecycle, 4 deep insights, 5
 * auto-pilot.
 *
 * @public
 */
export interface DeclaredCapability extends Sourced {
  level: 1 | 2 | 3 | 4 | 5;
}

/**
 * A tool that serves the same purpose, or part of it.
 *
 * @public
 */
export interface ToolAlternative {
  toolId: string;
  /** How it differs from the tool at hand, in one or two sentences. */
  difference: string;
}

/**
 * Whether a tool can be detected in a cluster at all. Some leave no trace
 * (kubectx), so not detecting them proves nothing.
 *
 * @public
 */
export type Observable = 'always' | 'sometimes' | 'never';

/**
 * What Eco knows about an ecosystem tool, whether or not a cluster runs it.
 * Omitted fields are unknown: a company's own definition may be brief.
 *
 * @public
 */
export interface Tool {
  /** For example `cert-manager`. */
  id: string;
  name: string;
  /** Purpose, in one or two sentences. */
  purpose: string;
  /** When to choose it, in one or two sentences. */
  whenToUse?: string;
  /** When something else fits better, in one or two sentences. */
  whenNotToUse?: string;
  /** For a framework: the operators it suits best. */
  bestFor?: string;
  alternatives?: ToolAlternative[];
  /** Layers it belongs to, main layer first. */
  layers: LayerId[];
  observable: Observable;
  /** Why it cannot always be detected. */
  observableReason?: string;
  cncf?: CncfMaturity;
  lifecycle?: ToolLifecycle;
  /** For operators only. */
  capability?: DeclaredCapability;
  /**
   * Kinds it provides, as `group/Kind`; `group/*` for every kind of a group.
   */
  owns?: string[];
  links: Array<{ title: string; url: string }>;
}
