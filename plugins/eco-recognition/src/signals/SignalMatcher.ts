import { CounterEvidence, Evidence } from '@backstage-eco/plugin-eco-common';
import {
  Inventory,
  InventoryKind,
  WorkloadFacts,
} from '@backstage-eco/plugin-eco-node';
import { InventoryIndex } from '../InventoryIndex';
import { Signal, SignalOf } from './types';

/**
 * Where a version was read, best first: the order of the fifth decision of the
 * design. A bundle is one of OLM. A kubelet's version comes last.
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
 * Something that may state a version: not yet cleaned, perhaps none.
 *
 * @public
 */
export interface VersionCandidate {
  source: VersionSource;
  /** The text of the field that holds it, for example an image's tag. */
  text: string;
  /** A regular expression for texts that are versions in a form of their own. */
  pattern?: string;
  /** The name of the chart that rendered the object. */
  chart?: string;
  /** That chart has the same version: it may be the chart's. */
  sameAsChart?: boolean;
  evidence: Evidence;
}

/**
 * One place of the inventory that a signal matched.
 *
 * @public
 */
export interface SignalMatch {
  evidence: Evidence;
  /** The workload that was matched. */
  workload?: WorkloadFacts;
  versions: VersionCandidate[];
  /** It proves no more than this, in whichever list the signal stands. */
  atMost?: 'leftover' | 'traced';
  /** It proves a leftover only, where this tool is not installed. */
  operator?: string;
  /** What speaks against it. */
  counterEvidence?: CounterEvidence[];
}

/**
 * Something that was not read, or not lately.
 *
 * @public
 */
export interface Gap {
  /** In words, for example `deployments`. */
  what: string;
  reason: string;
  /** ISO 8601. */
  since: string;
}

/** How one kind of signal is looked for. */
export interface SignalMatcher<K extends Signal['kind']> {
  kind: K;
  /** The lists that must have been read before a miss means absence. */
  lists(signal: SignalOf<K>): readonly InventoryKind[];
  /** Every match, in the order of the lists. */
  match(signal: SignalOf<K>, index: InventoryIndex): SignalMatch[];
  /** What else must be known, and is not, before a miss means absence. */
  gaps?(signal: SignalOf<K>, inventory: Inventory): Gap[];
}
