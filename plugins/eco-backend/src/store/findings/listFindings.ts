import { Knex } from 'knex';
import { SEVERITIES } from '../../findings';
import { FindingFilter, fittingFindings } from './findingQuery';
import { selectFindings, StoredFinding } from './selectFindings';

/** Position of a finding: its severity, check, cluster and id. */
export type FindingPosition = [number, string, string, string];

const ORDER = ['f.severity', 'f.check_id', 'f.cluster', 'f.id'];

/**
 * Lists a page of findings, worst first and grouped by check.
 *
 * @param options - `after`: end of the previous page; `limit`: page size
 */
export async function listFindings(options: {
  knex: Knex;
  filter: FindingFilter;
  after?: FindingPosition;
  limit: number;
}): Promise<StoredFinding[]> {
  const { knex, filter, after, limit } = options;
  const query = fittingFindings(knex, filter)
    .orderBy(ORDER.map(column => ({ column })))
    .limit(limit);
  if (after) {
    const [severity, check, cluster, id] = after;
    // If that finding is gone, repeat its neighbors rather than skip them.
    query.whereRaw(
      `(${ORDER.join(', ')}) > (?, ?, ?,
        coalesce((select id from findings where public_id = ?), 0))`,
      [severity, check, cluster, id],
    );
  }
  return selectFindings(knex, query);
}

/** Returns the position of a finding in {@link listFindings}. */
export function findingPosition(finding: StoredFinding): FindingPosition {
  const { severity, checkId, cluster, id } = finding;
  return [SEVERITIES.indexOf(severity), checkId, cluster, id];
}

/**
 * Finds a finding, open or resolved.
 *
 * @returns undefined if it does not exist or the caller may not see it
 */
export async function findFinding(options: {
  knex: Knex;
  criteria: FindingFilter['criteria'];
  id: string;
}): Promise<StoredFinding | undefined> {
  const { knex, criteria, id } = options;
  const query = fittingFindings(knex, { criteria }).where('f.public_id', id);
  const [finding] = await selectFindings(knex, query);
  return finding;
}
