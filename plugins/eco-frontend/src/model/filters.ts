import {
  Confidence,
  DetectionState,
  LayerId,
  PLATFORM_SERVICES,
  STACK_LAYERS,
} from '@backstage-eco/plugin-eco-common';

/** Every layer and platform service, from the ground up. */
export const ALL_LAYERS = [...STACK_LAYERS, ...PLATFORM_SERVICES];

/** The states in which a cluster can show a tool. */
export const FOUND_STATES: DetectionState[] = [
  'installed',
  'leftover',
  'traced',
];

/**
 * What can be said of a tool that a cluster does not show.
 *
 * - `absent`: it was looked for everywhere, and is not there.
 * - `unseen`: not seen, and it can be there without a trace.
 * - `unknown`: it could not be looked for.
 */
export type MissingState = 'absent' | 'unseen' | 'unknown';

/** All of {@link MissingState}. */
export const MISSING_STATES: MissingState[] = ['absent', 'unseen', 'unknown'];

/** Every confidence, the surest first. */
export const CONFIDENCES: Confidence[] = ['high', 'medium', 'low'];

/** What a person wants to see. An empty list, or an empty text, wants all. */
export interface Filters {
  /** Names of clusters. */
  clusters: string[];
  layers: LayerId[];
  states: Array<DetectionState | MissingState>;
  confidences: Confidence[];
  /** Words that the name, id or purpose of a tool must all have. */
  text: string;
}

/** Wants everything. */
export const NO_FILTERS: Filters = {
  clusters: [],
  layers: [],
  states: [],
  confidences: [],
  text: '',
};

/** How many filters are set, the words to search for left out. */
export function countChoices(filters: Filters): number {
  const { clusters, layers, states, confidences } = filters;
  return [clusters, layers, states, confidences].filter(list => list.length > 0)
    .length;
}

/** Whether some tools are left out for what they are, not for where they are. */
export function narrowsTools(filters: Filters): boolean {
  const { states, confidences, text } = filters;
  return states.length > 0 || confidences.length > 0 || text.trim() !== '';
}

/** Whether a tool has all the words, whatever their case. */
export function hasWords(
  tool: { id: string; name: string; purpose: string },
  text: string,
): boolean {
  const where = `${tool.id} ${tool.name} ${tool.purpose}`.toLowerCase();
  const words = text.toLowerCase().split(/\s+/);
  return words.every(word => where.includes(word));
}

/** Whether a value is wanted by a list in which empty means all. */
export function wants<T>(list: T[], value: T): boolean {
  return list.length === 0 || list.includes(value);
}
