import { CheckSeverity } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { SEVERITIES } from '../../findings';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { databaseTime } from '../databaseTime';
import { matchesText } from '../matchesText';

/** Filter for findings. Omitted fields do not narrow. */
export interface FindingFilter {
  /** Findings that the caller may see. */
  criteria: ClusterCriteria;
  /** Cluster names. */
  clusters?: string[];
  severities?: CheckSeverity[];
  /** Check ids. */
  checks?: string[];
  /** Tool ids. */
  tools?: string[];
  namespace?: string;
  /**
   * Part of the subject or message, case-insensitive, or ids of checks that
   * match instead.
   */
  text?: { part: string; checks: string[] };
  state?: 'open' | 'resolved';
  muted?: boolean;
}

/**
 * Selects matching findings as `f`, joined with their clusters as `c`. Archived
 * clusters are excluded.
 */
export function fittingFindings(
  knex: Knex,
  filter: FindingFilter,
): Knex.QueryBuilder {
  const { criteria, clusters, severities, checks, tools } = filter;
  const query = knex('findings as f')
    .join('clusters as c', 'c.name', 'f.cluster')
    .whereNull('c.archived_at');
  applyClusterCriteria({
    query,
    criteria,
    column: 'f.cluster',
    namespaceColumn: 'f.namespace',
  });
  const among: Array<[string, Array<string | number> | undefined]> = [
    ['f.cluster', clusters],
    ['f.severity', severities?.map(each => SEVERITIES.indexOf(each))],
    ['f.check_id', checks],
    ['f.tool_id', tools],
  ];
  for (const [column, values] of among) {
    if (values) {
      query.whereIn(column, values);
    }
  }
  if (filter.namespace !== undefined) {
    query.where('f.namespace', filter.namespace);
  }
  if (filter.text !== undefined) {
    const { part, checks: ids } = filter.text;
    query.where(either =>
      either
        .where(matchesText(knex, part, ['f.search']))
        .orWhereIn('f.check_id', ids),
    );
  }
  if (filter.state) {
    query[filter.state === 'open' ? 'whereNull' : 'whereNotNull'](
      'f.resolved_at',
    );
  }
  if (filter.muted !== undefined) {
    query[filter.muted ? 'where' : 'whereNot'](isMuted(knex));
  }
  return query;
}

/** Whether a finding `f` is currently muted. */
export function isMuted(knex: Knex): Knex.Raw {
  return knex.raw(
    '(f.muted_at is not null and (f.muted_until is null or f.muted_until > ?))',
    [databaseTime(knex)],
  );
}
