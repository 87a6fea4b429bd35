import { NotAllowedError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { applyCriteria } from './applyCriteria';

/**
 * What the rules of clusters ask for: clusters with one of these names, as the
 * Kubernetes plugin lists them, or what is in one of these namespaces.
 *
 * @public
 */
export type ClusterFilter = { names: string[] } | { namespaces: string[] };

/**
 * Which clusters may be seen: a filter, several joined, or undefined for all.
 */
export type ClusterCriteria = PermissionCriteria<ClusterFilter> | undefined;

/**
 * Narrows a query to the clusters that fit.
 *
 * @param options - `column` holds the name of the cluster; `namespaceColumn` a
 * namespace, empty for none. Left out, there are none to narrow by
 * @throws NotAllowedError where a policy narrows by namespace what has none
 */
export function applyClusterCriteria(options: {
  query: Knex.QueryBuilder;
  criteria: ClusterCriteria;
  column: string;
  namespaceColumn?: string;
}): void {
  const { query, criteria, column, namespaceColumn } = options;
  if (criteria === undefined) {
    return;
  }
  applyCriteria({
    query,
    criteria,
    narrow(each, filter) {
      if ('names' in filter) {
        each.whereIn(column, filter.names);
        return;
      }
      if (namespaceColumn === undefined) {
        throw new NotAllowedError(
          'The policy narrows a permission by namespace that is about whole clusters; only eco.finding.read can be narrowed so',
        );
      }
      each.whereIn(namespaceColumn, filter.namespaces);
    },
  });
}

/**
 * The clusters in which something may fit: a part of the criteria about
 * namespaces fits all.
 *
 * @param isNegated - whether what does not fit is asked for
 */
export function withoutNamespaces(
  criteria: ClusterCriteria,
  isNegated = false,
): ClusterCriteria {
  if (criteria === undefined || 'namespaces' in criteria) {
    return undefined;
  }
  if ('names' in criteria) {
    return isNegated ? { not: criteria } : criteria;
  }
  if ('not' in criteria) {
    return withoutNamespaces(criteria.not, !isNegated);
  }
  const isAny = 'anyOf' in criteria !== isNegated;
  const all = 'anyOf' in criteria ? criteria.anyOf : criteria.allOf;
  const parts = all.map(each => withoutNamespaces(each, isNegated));
  const [first, ...rest] = parts.filter(part => part !== undefined);
  if (first === undefined || (isAny && parts.includes(undefined))) {
    return undefined;
  }
  return isAny ? { anyOf: [first, ...rest] } : { allOf: [first, ...rest] };
}
