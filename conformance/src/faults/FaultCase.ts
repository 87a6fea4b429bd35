import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import { World } from './world/World';

/** Expected observations while a fault is active. */
export interface Expected {
  /** Allowed outcomes of the cluster. */
  outcome: OutcomeStatus[];
  /** Lists that keep their facts from an earlier read. */
  stale: 'none' | 'all' | string[];
  /** Lists that may be stale or fresh: both are right. */
  maybeStale?: string[];
  /** Lists of which nothing can be known. */
  unread?: string[];
  /** Pattern of the reason. */
  reason?: RegExp;
  /** IDs of tools that must be shown as unknown. */
  unknownTools?: string[];
  /** IDs of tools that the case really removed: they must not be shown. */
  goneTools?: string[];
  /** IDs of tools that the case really added: they must be shown. */
  foundTools?: string[];
  /** Lists in which the case really changed something. */
  changedParts?: string[] | 'all';
  /** Whether another cluster answers under the same name. */
  isAnotherCluster?: boolean;
  /** Whether API and page are down, and must report it. */
  isPortalDown?: boolean;
}

/** Related cases. */
export interface FaultGroup {
  name: string;
  /**
   * Whether the faults affect only the connection between one portal and one
   * cluster. Such cases can run concurrently, each in its own world.
   */
  areSideBySide: boolean;
  cases: FaultCase[];
}

/** A failure of a portal or its clusters. */
export interface FaultCase {
  /** Short and unique, for `--case`. */
  name: string;
  /** What goes wrong, for display. */
  title: string;
  expected: Expected;
  /**
   * Injects the fault.
   *
   * @returns a function that heals it; the proxies' faults are healed anyway
   */
  strike(world: World): Promise<Heal | void> | Heal | void;
  /** Triggers a read while the fault is active. Default: a refresh. */
  provoke?(world: World): Promise<unknown>;
  /**
   * Whether to observe without another read after healing: known facts must be
   * there at once.
   */
  looksAtOnce?: boolean;
  /** IDs of tools and identities of objects that are gone after healing. */
  goneAfterwards?: { tools: string[]; objects: string[] };
  /** Restores what the case removed permanently. */
  restore?(world: World): Promise<void>;
}

/** Reverts what a case broke. */
export type Heal = () => Promise<unknown> | unknown;
