import { HistoryEventType } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { HistoryEventRow } from '../tables';

/** Filter for events. Omitted fields do not narrow. */
export interface EventFilter {
  /** Clusters that the caller may see. */
  criteria: ClusterCriteria;
  /** Cluster names. */
  clusters?: string[];
  types?: HistoryEventType[];
  subject?: string;
  subjects?: string[];
  /** Earliest time, ISO 8601 in UTC with milliseconds. */
  from?: string;
  /** Latest time, ISO 8601 in UTC with milliseconds. */
  to?: string;
}

/**
 * Selects matching events, including those of archived and deleted clusters.
 */
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
