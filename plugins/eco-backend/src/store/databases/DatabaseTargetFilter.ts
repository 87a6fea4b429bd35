import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { DatabaseTarget } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { applyCriteria } from '../applyCriteria';

/**
 * Filter of the permission rules for databases: one of the values matches the
 * part.
 *
 * @public
 */
export interface DatabaseTargetFilter {
  part: keyof DatabaseTarget;
  values: string[];
}

/** Databases that a caller may see; undefined for all. */
export type DatabaseCriteria =
  | PermissionCriteria<DatabaseTargetFilter>
  | undefined;

/**
 * Narrows a query to matching databases. Its columns are named like the parts.
 */
export function applyDatabaseCriteria(
  query: Knex.QueryBuilder,
  criteria: DatabaseCriteria,
): void {
  if (criteria !== undefined) {
    applyCriteria({
      query,
      criteria,
      narrow: (each, { part, values }) => each.whereIn(part, values),
    });
  }
}
