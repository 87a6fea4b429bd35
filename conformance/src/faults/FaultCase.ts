import { OutcomeStatus } from '@backstage-eco/plugin-eco-common';
import { World } from './world/World';

/** What is to be seen while a fault strikes. */
export interface Expected {
  /** One of these is the cluster's outcome. */
  outcome: OutcomeStatus[];
  /** The lists that keep their facts and are of an earlier reading. */
  stale: 'none' | 'all' | string[];
  /** Of these it is left open: several answers are right. */
  maybeStale?: string[];
  /** Lists of which nothing can be known. */
  unread?: string[];
  /** What the reason has to say. */
  reason?: RegExp;
  /** Ids of tools that nobody can tell whether they are there. */
  unknownTools?: string[];
  /** Ids of tools that the case really took away: nobody may show them. */
  goneTools?: string[];
  /** Ids of tools that the case really brought: they must be shown. */
  foundTools?: string[];
  /** Lists in which the case really changed something. */
  changedParts?: string[] | 'all';
  /** Another cluster answers by the same name. */
  isAnotherCluster?: boolean;
  /** API and page cannot be asked, and say so. */
  isPortalDown?: boolean;
}

/** Cases of one sort. */
export interface FaultGroup {
  name: string;
  /**
   * They strike nothing but what passes between one portal and one cluster, so
   * that several can run at the same time, each in a world of its own.
   */
  areSideBySide: boolean;
  cases: FaultCase[];
}

/** One way in which a portal and its clusters fail. */
export interface FaultCase {
  /** Short and unique, for `--case`. */
  name: string;
  /** What goes wrong, for people. */
  title: string;
  expected: Expected;
  /**
   * Makes it go wrong.
   *
   * @returns what makes it right again; the proxies are healed without that
   */
  strike(world: World): Promise<Heal | void> | Heal | void;
  /** Brings about a reading while it is wrong. Default: a refresh. */
  provoke?(world: World): Promise<unknown>;
  /**
   * Does not ask for another reading before the last look: what was known has
   * to be there without one.
   */
  looksAtOnce?: boolean;
  /** Ids of tools and identities of objects that are gone in the last look. */
  goneAfterwards?: { tools: string[]; objects: string[] };
  /** Puts back what the case took away for good. */
  restore?(world: World): Promise<void>;
}

/** Makes something right again that a case made wrong. */
export type Heal = () => Promise<unknown> | unknown;
