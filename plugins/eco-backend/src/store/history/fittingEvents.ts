import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { HistoryEventRow } from '../tables';

/** Which events are wanted; what is left out does not narrow. */
export interface EventFilter {
  /** Which clusters the caller may see. */
  criteria: ClusterCriteria;
  /** Names. */
  clusters?: string[];
  types?: HistoryEventType[];
  subject?: string;
  subjects?: string[];
  /** Not before, ISO 8601 in UTC with milliseconds. */
  from?: string;
  /** Not after, ISO 8601 in UTC with milliseconds. */
  to?: string;
}

/** Events that fit, also of clusters that went away. */
export function fittingEvents(
  knex: Knex,
  filter: EventFilter,
): Knex.QueryBuilder<HistoryEventRow, HistoryEventRow[]> {
  const { criteria, clusters, types, subject, subjects, from, to } = filter;
  const query = knex<HistoryEventRow>('history_events');
  applyClusterCriteria({ query, criteria, column: 'cluster' });
  if (clusters) {
    query.whereIn('cluster', clusters);
  }
  if (types) {
    query.whereIn('type', types);
  }
  if (subject !== undefined) {
    query.where({ subject });
  }
  if (subjects) {
    query.whereIn('subject', subjects);
  }
  if (from !== undefined) {
    query.where('at', '>=', from);
  }
  if (to !== undefined) {
    query.where('at', '<=', to);
  }
  return query as Knex.QueryBuilder<HistoryEventRow, HistoryEventRow[]>;
}
