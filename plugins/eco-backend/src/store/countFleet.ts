import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { countTogether } from './countTogether';
import { databaseTime } from './databaseTime';

/** Numbers by cluster. One that has none of something is missing. */
export interface FleetCounts {
  /** Tools of which more than leftovers are there. */
  found: Map<string, number>;
  leftover: Map<string, number>;
  /** Tools that could not be looked for. */
  unknown: Map<string, number>;
  /** By tool, not by cluster: in how many clusters more than leftovers are. */
  tools: Map<string, number>;
  operators: Map<string, number>;
  changes: Map<string, number>;
  /** Checks that could not be made. */
  unknownChecks: Map<string, number>;
}

/**
 * Counts what some clusters have, and their events of some types.
 *
 * @param options - `clusters`: names, which the caller may see; `periodMs`: events
 * older than that are not counted
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
