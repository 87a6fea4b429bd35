import { CheckSeverity } from '@backstage-eco/plugin-eco-node';
import { Knex } from 'knex';
import { SEVERITIES } from '../../findings';
import { applyClusterCriteria, ClusterCriteria } from '../ClusterFilter';
import { databaseTime } from '../databaseTime';
import { matchesText } from '../matchesText';

/** Which findings are wanted; what is left out does not narrow. */
export interface FindingFilter {
  /** Which findings the caller may see. */
  criteria: ClusterCriteria;
  /** Names. */
  clusters?: string[];
  severities?: CheckSeverity[];
  /** Ids. */
  checks?: string[];
  /** Ids. */
  tools?: string[];
  namespace?: string;
  /**
   * A part of the subject or the message, in which capitals do not matter, or one
   * of these checks, by their ids.
   */
  text?: { part: string; checks: string[] };
  state?: 'open' | 'resolved';
  muted?: boolean;
}

/** Findings `f` that fit, each with its cluster `c`. Those of archived ones do not. */
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

/** Whether a finding `f` is muted now. */
export function isMuted(knex: Knex): Knex.Raw {
  return knex.raw(
    '(f.muted_at is not null and (f.muted_until is null or f.muted_until > ?))',
    [databaseTime(knex)],
  );
}
