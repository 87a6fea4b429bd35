import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';

/**
 * Narrows a query to rows that match the criteria of a policy. It does so in
 * SQL: hidden rows never leave the database.
 *
 * @param options - `narrow`: narrows a query to rows that match one filter
 */
export function applyCriteria<T extends object>(options: {
  query: Knex.QueryBuilder;
  criteria: PermissionCriteria<T>;
  narrow(query: Knex.QueryBuilder, filter: T): void;
}): void {
  const { query, criteria, narrow } = options;
  const apply = (inner: Knex.QueryBuilder, each: PermissionCriteria<T>) =>
    applyCriteria({ query: inner, criteria: each, narrow });
  if ('not' in criteria) {
    query.whereNot(inner => apply(inner, criteria.not));
  } else if ('anyOf' in criteria) {
    query.where(inner => {
      for (const each of criteria.anyOf) {
        inner.orWhere(part => apply(part, each));
      }
    });
  } else if ('allOf' in criteria) {
    query.where(inner => {
      for (const each of criteria.allOf) {
        inner.andWhere(part => apply(part, each));
      }
    });
  } else {
    narrow(query, criteria);
  }
}
