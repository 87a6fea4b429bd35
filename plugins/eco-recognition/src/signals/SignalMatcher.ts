import { CounterEvidence, Evidence } from '@backstage-eco/plugin-eco-common';
import {
  Inventory,
  InventoryKind,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '../InventoryIndex';
import { Signal, SignalOf } from './types';

/**
 * Sources of a version, best first, as set by the fifth decision of the design.
 * `bundle` is an OLM bundle.
 */
export const VERSION_SOURCES = [
  'imageTag',
  'workloadLabel',
  'chart',
  'bundle',
  'objectField',
  'kubelet',
] as const;

/**
 * One of `VERSION_SOURCES`.
 *
 * @public
 */
export type VersionSource = (typeof VERSION_SOURCES)[number];

/**
 * A text that may contain a version, not yet cleaned.
 *
 * @public
 */
export interface VersionCandidate {
  source: VersionSource;
  /** Text of the field, for example an image tag. */
  text: string;
  /** Regular expression (RE2) for versions in a custom format. */
  pattern?: string;
  /** Name of the chart that rendered the object. */
  chart?: string;
  /** True if the chart has the same version, so this may be the chart's. */
  sameAsChart?: boolean;
  evidence: Evidence;
}

/**
 * A match of a signal in the inventory.
 *
 * @public
 */
export interface SignalMatch {
  evidence: Evidence;
  /** The matched workload. */
  workload?: WorkloadFacts;
  versions: VersionCandidate[];
  /** Upper bound on what the match proves, whatever group the signal is in. */
  atMost?: 'leftover' | 'traced';
  /** Id of a tool without which the match proves only a leftover. */
  operator?: string;
  /** Facts against the match. */
  counterEvidence?: CounterEvidence[];
}

/**
 * Something that is unread or stale.
 *
 * @public
 */
export interface Gap {
  /** What is missing, for example `deployments`. */
  what: string;
  reason: string;
  /** ISO 8601. */
  since: string;
}

/** Matcher for one kind of signal. */
export interface SignalMatcher<K extends Signal['kind']> {
  kind: K;
  /** Returns the lists that must have been read for a miss to mean absence. */
  lists(signal: SignalOf<K>): readonly InventoryKind[];
  /** Returns every match, in the order of the lists. */
  match(signal: SignalOf<K>, index: InventoryIndex): SignalMatch[];
  /** Returns further gaps that keep a miss from meaning absence. */
  gaps?(signal: SignalOf<K>, inventory: Inventory): Gap[];
}
