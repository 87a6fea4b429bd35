import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { DatabaseTarget } from '@backstage-eco/plugin-eco-common';
import { Knex } from 'knex';
import { applyCriteria } from '../applyCriteria';

/**
 * Databases one part of which has one of some values: what the rules on databases
 * ask for.
 *
 * @public
 */
export interface DatabaseTargetFilter {
  part: keyof DatabaseTarget;
  values: string[];
}

/** Which databases may be seen; undefined for all. */
export type DatabaseCriteria =
  | PermissionCriteria<DatabaseTargetFilter>
  | undefined;

/** Narrows a query to the databases that fit. Its columns are named as the parts. */
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
