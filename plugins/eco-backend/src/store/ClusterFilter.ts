import { NotAllowedError } from '@backstage/errors';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { applyCriteria } from './applyCriteria';

/**
 * Filter of the permission rules for clusters: clusters with one of these
 * names, as the Kubernetes plugin lists them, or resources in one of these
 * namespaces.
 *
 * @public
 */
export type ClusterFilter = { names: string[] } | { namespaces: string[] };

/**
 * Clusters that a caller may see: a filter, a combination, or undefined for
 * all.
 */
export type ClusterCriteria = PermissionCriteria<ClusterFilter> | undefined;

/**
 * Narrows a query to the clusters that match the criteria.
 *
 * @param options - `column`: holds the cluster name; `namespaceColumn`: holds
 * the namespace, empty for none; omit it if the rows have no namespace
 * @throws NotAllowedError if a policy filters by namespace but the rows have
 * none
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
          'The policy limits a permission for whole clusters by namespace; only eco.finding.read supports that',
        );
      }
      each.whereIn(namespaceColumn, filter.namespaces);
    },
  });
}

/**
 * Returns criteria for all clusters that may contain matching rows. Conditions
 * on namespaces are dropped, because any cluster may satisfy them.
 *
 * @param isNegated - whether the criteria are within a `not`
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
