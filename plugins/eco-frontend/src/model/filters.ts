import {
  Confidence,
  DetectionState,
  LayerId,
  PLATFORM_SERVICES,
  STACK_LAYERS,
} from '@backstage-eco/plugin-eco-common';

/** Every layer, from bottom to top, followed by the platform services. */
export const ALL_LAYERS = [...STACK_LAYERS, ...PLATFORM_SERVICES];

/** States of a tool that was found in a cluster. */
export const FOUND_STATES: DetectionState[] = [
  'installed',
  'leftover',
  'traced',
];

/**
 * State of a tool that was not found in a cluster.
 * - `absent`: every check ran, and it is not there.
 * - `unseen`: not seen, but it can be there without a trace.
 * - `unknown`: it could not be checked.
 */
export type MissingState = 'absent' | 'unseen' | 'unknown';

/** All values of {@link MissingState}. */
export const MISSING_STATES: MissingState[] = ['absent', 'unseen', 'unknown'];

/** All confidences, highest first. */
export const CONFIDENCES: Confidence[] = ['high', 'medium', 'low'];

/** Filters of a page. An empty list or text matches everything. */
export interface Filters {
  /** Cluster names. */
  clusters: string[];
  layers: LayerId[];
  states: Array<DetectionState | MissingState>;
  confidences: Confidence[];
  /** Words that a tool's name, ID or purpose must all contain. */
  text: string;
}

/** Filters that match everything. */
export const NO_FILTERS: Filters = {
  clusters: [],
  layers: [],
  states: [],
  confidences: [],
  text: '',
};

/** Counts the filters in use, except for the search text. */
export function countChoices(filters: Filters): number {
  const { clusters, layers, states, confidences } = filters;
  return [clusters, layers, states, confidences].filter(list => list.length > 0)
    .length;
}

/**
 * Checks whether the filters exclude tools by their own properties, rather than
 * by layer or cluster.
 */
export function narrowsTools(filters: Filters): boolean {
  const { states, confidences, text } = filters;
  return states.length > 0 || confidences.length > 0 || text.trim() !== '';
}

/** Checks whether a tool contains all the words, ignoring case. */
export function hasWords(
  tool: { id: string; name: string; purpose: string },
  text: string,
): boolean {
  const where = `${tool.id} ${tool.name} ${tool.purpose}`.toLowerCase();
  const words = text.toLowerCase().split(/\s+/);
  return words.every(word => where.includes(word));
}

/**
 * Checks whether a filter matches a value. An empty list matches everything.
 */
export function isSelected<T>(list: T[], value: T): boolean {
  return list.length === 0 || list.includes(value);
}
