import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  ALL_LAYERS,
  CONFIDENCES,
  FOUND_STATES,
  Filters,
  MISSING_STATES,
  NO_FILTERS,
} from '../model/filters';

/** URL parameter of each filter. */
const PARAMETERS = {
  clusters: 'cluster',
  layers: 'layer',
  states: 'state',
  confidences: 'confidence',
  text: 'q',
} as const;

const LAYER_IDS = ALL_LAYERS.map(({ id }) => id);
const STATES = [...FOUND_STATES, ...MISSING_STATES];

/** Filters of a page, kept in its URL. */
export interface UsedFilters {
  filters: Filters;
  /** Unknown values in the URL, as `parameter=value`. */
  unknown: string[];
  /**
   * Sets some filters. Search text replaces the history entry, choices add one.
   */
  change(change: Partial<Filters>): void;
  clear(): void;
}

/** Reads and writes `?cluster=a&cluster=b&layer=cni&state=leftover&q=…`. */
export function useFilters(): UsedFilters {
  const [parameters, setParameters] = useSearchParams();
  const read = useMemo(() => readFilters(parameters), [parameters]);
  const change = (wanted: Partial<Filters>) =>
    setParameters(
      before => {
        const after = new URLSearchParams(before);
        for (const [key, value] of Object.entries(wanted)) {
          const parameter = PARAMETERS[key as keyof Filters];
          after.delete(parameter);
          for (const one of [value].flat()) {
            if (one !== '') {
              after.append(parameter, one);
            }
          }
        }
        return after;
      },
      { replace: Object.keys(wanted).join() === 'text' },
    );
  return { ...read, change, clear: () => change(NO_FILTERS) };
}

function readFilters(parameters: URLSearchParams) {
  const unknown: string[] = [];
  const all = (key: keyof Filters) => [
    ...new Set(parameters.getAll(PARAMETERS[key]).filter(Boolean)),
  ];
  const among = <T extends string>(key: keyof Filters, known: T[]): T[] =>
    all(key).filter((value): value is T => {
      const isKnown = (known as string[]).includes(value);
      if (!isKnown) {
        unknown.push(`${PARAMETERS[key]}=${value}`);
      }
      return isKnown;
    });
  const filters: Filters = {
    clusters: all('clusters'),
    layers: among('layers', LAYER_IDS),
    states: among('states', STATES),
    confidences: among('confidences', CONFIDENCES),
    text: parameters.get(PARAMETERS.text) ?? '',
  };
  return { filters, unknown };
}
