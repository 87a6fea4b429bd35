import { Knex } from 'knex';
import { SEVERITIES } from '../../findings';
import { FindingFilter, fittingFindings } from './findingQuery';
import { selectFindings, StoredFinding } from './selectFindings';

/** Where a finding stands: its severity, check, cluster and id. */
export type FindingPosition = [number, string, string, string];

const ORDER = ['f.severity', 'f.check_id', 'f.cluster', 'f.id'];

/**
 * A page of findings, the worst first, those of one check together.
 *
 * @param options - `after`: where the page before ended; `limit`: at most so many
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
    // Of one that is gone: those beside it come again rather than not at all.
    query.whereRaw(
      `(${ORDER.join(', ')}) > (?, ?, ?,
        coalesce((select id from findings where public_id = ?), 0))`,
      [severity, check, cluster, id],
    );
  }
  return selectFindings(knex, query);
}

/** Where a finding stands in {@link listFindings}. */
export function findingPosition(finding: StoredFinding): FindingPosition {
  const { severity, checkId, cluster, id } = finding;
  return [SEVERITIES.indexOf(severity), checkId, cluster, id];
}

/**
 * One finding, also a resolved one.
 *
 * @returns undefined where there is none that the caller may see
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
