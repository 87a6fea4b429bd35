import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { countTogether } from './countTogether';
import { databaseTime } from './databaseTime';

/** Counts by cluster. A cluster without any is missing. */
export interface FleetCounts {
  /** Tools found beyond leftovers. */
  found: Map<string, number>;
  leftover: Map<string, number>;
  /** Tools that could not be checked for. */
  unknown: Map<string, number>;
  /**
   * By tool rather than cluster: the number of clusters with more than
   * leftovers.
   */
  tools: Map<string, number>;
  operators: Map<string, number>;
  changes: Map<string, number>;
  /** Checks that could not run. */
  unknownChecks: Map<string, number>;
}

/**
 * Counts what clusters contain, and their recent events.
 *
 * @param options - `clusters`: names of clusters that the caller may see;
 * `types`: event types to count; `periodMs`: maximum age of counted events
 */
export async function countFleet(options: {
  knex: Knex;
  clusters: string[];
  types: readonly HistoryEventType[];
  periodMs: number;
}): Promise<FleetCounts> {
  const { knex, clusters, types, periodMs } = options;
  const rowsOf = (table: string, column = 'cluster') =>
    knex(table).whereIn('cluster', clusters).select({ counted: column });
  return countTogether(knex, {
    found: rowsOf('detections').whereNot('state', 'leftover'),
    leftover: rowsOf('detections').where('state', 'leftover'),
    unknown: rowsOf('unknown_tools'),
    tools: rowsOf('detections', 'tool_id').whereNot('state', 'leftover'),
    operators: rowsOf('operators'),
    changes: rowsOf('history_events')
      .whereIn('type', types)
      .where('at', '>=', databaseTime(knex, -periodMs)),
    unknownChecks: rowsOf('unknown_checks'),
  });
}
