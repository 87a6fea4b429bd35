import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';

/**
 * Clusters with one of these names: what the rule `HAS_CLUSTER_NAME` asks for.
 *
 * @public
 */
export interface ClusterFilter {
  /** As the Kubernetes plugin lists them. */
  names: string[];
}

/**
 * Which clusters may be seen: a filter, several joined, or undefined for all.
 */
export type ClusterCriteria = PermissionCriteria<ClusterFilter> | undefined;

/**
 * Narrows a query to the clusters that fit, in SQL: what may not be seen never
 * leaves the database.
 *
 * @param options - `column` holds the name of the cluster
 */
export function applyClusterCriteria(options: {
  query: Knex.QueryBuilder;
  criteria: ClusterCriteria;
  column: string;
}): void {
  const { query, criteria, column } = options;
  if (criteria === undefined) {
    return;
  }
  if ('names' in criteria) {
    query.whereIn(column, criteria.names);
  } else if ('not' in criteria) {
    query.whereNot(inner =>
      applyClusterCriteria({ query: inner, criteria: criteria.not, column }),
    );
  } else if ('anyOf' in criteria) {
    query.where(inner => {
      for (const each of criteria.anyOf) {
        inner.orWhere(part =>
          applyClusterCriteria({ query: part, criteria: each, column }),
        );
      }
    });
  } else {
    query.where(inner => {
      for (const each of criteria.allOf) {
        inner.andWhere(part =>
          applyClusterCriteria({ query: part, criteria: each, column }),
        );
      }
    });
  }
}
